package io.taskledger.command.platform.idempotency;

import io.taskledger.command.rule.Handled;
import io.taskledger.eventlog.LogMark;

import org.jspecify.annotations.Nullable;

/**
 * A success, with all that its HTTP answer is made of.
 *
 * @param location of what was made; null if something was changed
 * @param includes up to where in the log; of an earlier answer only the position is known
 */
public record Answer(@Nullable String location, Handled handled, LogMark includes) {}
