package io.taskledger.command.platform.dispatch;

import io.taskledger.command.rule.Handled;
import io.taskledger.eventlog.LogMark;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The result of a command on the bus.
 *
 * @param last the command's last event, known once it is committed; empty if nothing was appended
 */
public record Accepted(Handled handled, Supplier<Optional<LogMark>> last) {}
