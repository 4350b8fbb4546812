package io.taskledger.api.command;

import org.jspecify.annotations.Nullable;

/** A wish to change one aggregate. */
public interface LedgerCommand {

    Actor actor();

    /** Identifier, in the log, of the aggregate that decides. */
    String aggregateId();

    /**
     * The version that the caller has seen and expects to change; null if the caller does not mind.
     * An aggregate's version is the number of its events.
     */
    default @Nullable Long expectedVersion() {
        return null;
    }
}
