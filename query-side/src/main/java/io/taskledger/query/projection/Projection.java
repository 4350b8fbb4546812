package io.taskledger.query.projection;

import java.util.List;

/** Keeps a read model in step with the log, a batch of events at a time. */
public interface Projection {

    ProjectionName name();

    /**
     * Folds the facts into the tables of a generation, inside the caller's transaction, with one
     * statement a table and each fold run through {@code parking}.
     *
     * @param facts in order of position; each comes exactly once in effect
     * @throws org.springframework.dao.DataAccessException from the database; the whole batch is
     *     then tried again
     */
    void apply(int generation, List<Fact> facts, Parking parking);
}
