package io.taskledger.api.event;

/** An administrator ended all sessions of the person that began before. */
public record UserAccessRevoked(String userId) implements AccessEvent {}
