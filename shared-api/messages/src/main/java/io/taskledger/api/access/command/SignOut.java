package io.taskledger.api.access.command;

import io.taskledger.api.command.Actor;

import org.jspecify.annotations.Nullable;

/**
 * End the caller's own session.
 *
 * @param session the provider's name of it; null if it has none: then all until now
 */
public record SignOut(String userId, Actor actor, @Nullable String session)
        implements AccessCommand {}
