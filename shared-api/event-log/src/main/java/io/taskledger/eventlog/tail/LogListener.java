package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;

import java.util.Set;

/** Hears events from a {@link LogFollower}: on one thread, in order. */
public interface LogListener {

    /**
     * Names, in the log, of the events that it wants; empty for all. Others are not even
     * deserialised, and while far behind not even fetched.
     */
    Set<String> types();

    /**
     * Begins, or begins anew after the log was replaced: forgets everything, and may learn what it
     * needs from the log at once.
     *
     * @return the position after which it has to hear; 0 for the whole log
     */
    long startsAfter(LogReader log);

    /**
     * Comes once for each event, unless it throws: then the same comes again after a while.
     *
     * @param size characters that the log has of it
     */
    void happened(RecordedEvent event, int size);
}
