package io.taskledger.query.changes;

import io.taskledger.query.projection.Fact;

/** Hears, on one thread, every fact of the log from some position on, each once, in order. */
public interface FactListener {

    /** What comes next follows this position; whatever was heard before may have a gap to it. */
    void startsAfter(long position);

    void happened(Fact fact);

    /** At this position stands what means nothing any more. */
    default void nothingHappened(long position) {}

    /** Nothing can be heard for now; {@link #startsAfter} tells when that is over. */
    void interrupted();
}
