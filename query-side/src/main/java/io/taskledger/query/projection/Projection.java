package io.taskledger.query.projection;

import java.util.List;

/** Keeps a read model in step with the log, a batch of events at a time. */
public interface Projection {

    ProjectionName name();

    /**
     * Of the fold together with its tables. Raise it with every change of what a row holds: a
     * service that starts with a newer version than the live generation's builds a generation of
     * its own beside it. Instances keep only generations of their own version in step.
     */
    int version();

    /**
     * Folds the facts into the tables of a generation, inside the caller's transaction, with one
     * statement a table and each fold run through {@code parking}.
     *
     * @param facts in order of position; each comes exactly once in effect
     * @throws RuntimeException with an {@link java.sql.SQLException} of the classes 22, 23 and 54
     *     behind it, or with none: some event's fault, which is then found and parked; with any
     *     other: the database's, and the whole batch is tried again
     */
    void apply(int generation, List<Fact> facts, Parking parking);

    /** Begins to fill tables that have no indexes yet with whole streams. */
    Bulk bulk(int generation);

    /**
     * Adds to the tables, after the last of {@link #bulk}, what is told by many aggregates
     * together, inside the caller's transaction. Doing it again changes nothing.
     */
    void complete(int generation);
}
