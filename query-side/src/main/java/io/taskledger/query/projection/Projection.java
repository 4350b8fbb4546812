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
     * @throws org.springframework.dao.DataAccessException from the database; the whole batch is
     *     then tried again
     */
    void apply(int generation, List<Fact> facts, Parking parking);

    /**
     * Copies whole aggregates into the tables of a generation that have no indexes yet, inside the
     * caller's transaction.
     *
     * @param facts all that there are of each aggregate, one aggregate after the other
     */
    void build(int generation, List<Fact> facts, Parking parking);

    /**
     * Adds to the tables, after the last {@link #build}, what is told by many aggregates together,
     * inside the caller's transaction. Doing it again changes nothing.
     */
    void complete(int generation);
}
