package io.taskledger.command.rule;

import org.axonframework.modelling.command.AggregateLifecycle;

/**
 * What an aggregate answers to a command that it accepts.
 *
 * @param version number of its events, the ones of this command included
 */
public record Handled(String aggregateId, long version) {

    /** The state of the aggregate that handles a command on this thread. */
    public static Handled by(String aggregateId) {
        return new Handled(aggregateId, currentVersion());
    }

    /** Number of events of the aggregate that handles a command on this thread. */
    public static long currentVersion() {
        Long sequence = AggregateLifecycle.getVersion();
        return sequence == null ? 0 : sequence + 1;
    }
}
