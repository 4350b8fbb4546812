package io.taskledger.command.platform.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taskledger.command.rule.Rejected;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How often and how fast each kind of command ends how: {@code accepted}, the code of a rejection,
 * {@code conflict} (it is then tried again), or {@code failed}.
 */
public final class CommandOutcomes implements MessageMonitor<CommandMessage<?>> {

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    public CommandOutcomes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public MonitorCallback onMessageIngested(CommandMessage<?> message) {
        Class<?> command = message.getPayloadType();
        long start = System.nanoTime();
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                record(command, "accepted", start);
            }

            @Override
            public void reportFailure(@Nullable Throwable cause) {
                record(command, outcome(cause), start);
            }

            @Override
            public void reportIgnored() {
                record(command, "ignored", start);
            }
        };
    }

    private void record(Class<?> command, String outcome, long start) {
        timers.computeIfAbsent(new Kind(command, outcome), this::timer)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private static String outcome(@Nullable Throwable cause) {
        return switch (cause) {
            case Rejected rejected -> rejected.code().code();
            case AggregateNotFoundException missing -> "not_found";
            case ConcurrencyException conflict -> "conflict";
            case null, default -> "failed";
        };
    }

    private Timer timer(Kind kind) {
        return Timer.builder("taskledger.commands")
                .description("Commands by kind and outcome, each try counted")
                .tag("command", kind.command.getSimpleName())
                .tag("outcome", kind.outcome)
                .register(meters);
    }

    private record Kind(Class<?> command, String outcome) {}
}
