package io.taskledger.command.platform.idempotency;

import io.taskledger.command.rule.Handled;

import org.jspecify.annotations.Nullable;

/**
 * A success, with all that its HTTP answer is made of.
 *
 * @param location of what was made; null if something was changed
 * @param position in the log that the answer includes
 */
public record Answer(@Nullable String location, Handled handled, long position) {}
