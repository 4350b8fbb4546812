package io.taskledger.api.access.command;

import io.taskledger.api.command.Actor;

/** End all sessions of a person. For administrators. */
public record RevokeAccess(String userId, Actor actor) implements AccessCommand {}
