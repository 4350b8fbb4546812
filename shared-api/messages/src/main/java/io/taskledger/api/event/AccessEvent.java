package io.taskledger.api.event;

/** What happened to a person's right to act with the tokens that they hold. */
public sealed interface AccessEvent extends LedgerEvent permits UserSignedOut, UserAccessRevoked {

    String userId();
}
