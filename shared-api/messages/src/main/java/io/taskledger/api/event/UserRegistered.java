package io.taskledger.api.event;

/** The person signed in for the first time and can be found by name. */
public record UserRegistered(String userId, String name) implements UserEvent {}
