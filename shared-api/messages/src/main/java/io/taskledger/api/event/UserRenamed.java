package io.taskledger.api.event;

/** The identity provider gives the person another name. */
public record UserRenamed(String userId, String from, String to) implements UserEvent {}
