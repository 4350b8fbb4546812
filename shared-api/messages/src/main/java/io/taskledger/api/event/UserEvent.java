package io.taskledger.api.event;

/** What happened to a person known to Taskledger; {@code userId} is the subject of their tokens. */
public sealed interface UserEvent extends LedgerEvent permits UserRegistered, UserRenamed {

    String userId();
}
