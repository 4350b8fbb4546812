package io.taskledger.query.changes;

import io.taskledger.eventlog.LogMark;
import io.taskledger.query.projection.Fact;

/** Hears, on one thread, every fact of the log from some position on, each once, in order. */
public interface FactListener {

    /**
     * What comes next follows this event. Whatever was heard before may have a gap to it, or be of
     * a log that is no longer there.
     */
    void startsAfter(LogMark mark);

    void happened(Fact fact);

    /** Here stands what means nothing any more. */
    default void nothingHappened(LogMark mark) {}

    /** Nothing can be heard for now; {@link #startsAfter} tells when that is over. */
    void interrupted();
}
