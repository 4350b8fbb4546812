package io.taskledger.query.operations.deadletter;

import io.taskledger.eventlog.read.AggregateRange;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.StreamPart;
import io.taskledger.eventlog.read.StreamPlace;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;

import java.util.List;

/**
 * An aggregate's events from the first parked one on, anew from the log, so through the upcasters
 * that there are now. A stream may be too long for the memory, and for the time that a projection
 * may be held: it is read in parts.
 */
final class ParkedStream {

    private static final int MOST_EVENTS = 1_000;

    private final LogReader log;
    private final String aggregateId;
    private StreamPlace place;

    /**
     * @param first position of the first one that is parked
     */
    ParkedStream(LogReader log, String aggregateId, long first) {
        this.log = log;
        this.aggregateId = aggregateId;
        long sequence =
                log.rowsAfter(first - 1, 1).stream()
                        .filter(row -> row.aggregateId().equals(aggregateId))
                        .mapToLong(row -> row.sequence())
                        .findFirst()
                        .orElse(0);
        this.place = new StreamPlace(aggregateId, sequence - 1);
    }

    /**
     * Events that follow each other.
     *
     * @param last whether there were no more
     */
    record Part(List<Fact> facts, boolean last) {}

    /** The next part, of about 4 MiB at most and one event; if there is none, what came since. */
    Part next() {
        AggregateRange alone = new AggregateRange(aggregateId, aggregateId);
        StreamPart part = log.streams(alone, place, Long.MAX_VALUE, MOST_EVENTS);
        List<Fact> facts = part.events().stream().map(Facts::of).toList();
        if (!part.last()) {
            place = part.upTo();
        } else if (!facts.isEmpty()) {
            place = new StreamPlace(aggregateId, facts.getLast().sequence());
        }
        return new Part(facts, part.last());
    }
}
