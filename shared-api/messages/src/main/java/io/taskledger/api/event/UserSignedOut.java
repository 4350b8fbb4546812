package io.taskledger.api.event;

import org.jspecify.annotations.Nullable;

/**
 * The person signed out of one session, whose tokens count no more.
 *
 * @param session the provider's name of it; null for all sessions that began before
 */
public record UserSignedOut(String userId, @Nullable String session) implements AccessEvent {}
