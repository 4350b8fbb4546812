package io.taskledger.command.platform.dispatch;

import io.taskledger.command.rule.Handled;

import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The result of a command on the bus.
 *
 * @param lastPosition position of the command's last event, known once it is committed; empty if
 *     nothing was appended
 */
public record Accepted(Handled handled, Supplier<OptionalLong> lastPosition) {}
