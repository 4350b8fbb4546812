package io.taskledger.eventlog.read;

import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.LogConnections;
import io.taskledger.eventlog.append.LogFailures;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import javax.sql.DataSource;

/**
 * Reads the log. Each call takes a connection for one statement; while the database restarts, it is
 * repeated for up to 5 s.
 *
 * <p>All methods throw {@link io.taskledger.eventlog.append.LogUnavailableException} when the log
 * stays out of reach, and {@link io.taskledger.eventlog.axon.UnknownEventTypeException} for a name
 * that the registry lacks.
 */
public final class LogReader {

    private final LogConnections connections;
    private final EventDecoder decoder;

    /**
     * @param pool connections as {@code query_app} or {@code command_app}
     */
    public LogReader(DataSource pool, JsonEventSerializer serializer) {
        this(LogConnections.pooled(pool), serializer);
    }

    /** As {@link #LogReader(DataSource, JsonEventSerializer)}. */
    public LogReader(LogConnections connections, JsonEventSerializer serializer) {
        this.connections = connections;
        this.decoder = new EventDecoder(serializer);
    }

    /** The last position; 0 in an empty log. */
    public long head() {
        return query(EventRows::head);
    }

    /**
     * Events that follow a position, in order; empty only at the head.
     *
     * @param limit most rows read at once, from 1; an upcaster may make more or fewer events of
     *     them
     */
    public List<RecordedEvent> after(long position, int limit) {
        List<EventRow> rows;
        List<RecordedEvent> events;
        long from = position;
        do {
            rows = rowsAfter(from, limit);
            events = decode(rows);
            from = rows.isEmpty() ? from : rows.getLast().position();
        } while (events.isEmpty() && !rows.isEmpty());
        return events;
    }

    /** An aggregate's events from a sequence number on, in order; empty if there are none. */
    public List<RecordedEvent> ofAggregate(String id, long fromSequence) {
        return decode(query(log -> EventRows.ofAggregate(log, id, fromSequence, Long.MAX_VALUE)));
    }

    /** An aggregate's events as of a position, in order. */
    public List<RecordedEvent> ofAggregateUpTo(String id, long position) {
        return decode(query(log -> EventRows.ofAggregate(log, id, 0, position)));
    }

    /** The events of several aggregates as of a position, in order of position. */
    public List<RecordedEvent> ofAggregatesUpTo(Collection<String> ids, long position) {
        return decode(query(log -> EventRows.ofAggregates(log, ids, position)));
    }

    /**
     * Whole streams of aggregates in the order of their ids, as of a position: each event of each
     * of them.
     *
     * @param limit about how many events; a stream that is longer comes whole all the same
     */
    public WholeStreams wholeStreams(AggregateRange range, long upToPosition, int limit) {
        int size = limit;
        while (true) {
            int most = size;
            List<EventRow> rows = query(log -> EventRows.ofRange(log, range, upToPosition, most));
            boolean last = rows.size() < most;
            List<EventRow> whole = last ? rows : withoutLastStream(rows);
            if (last || !whole.isEmpty()) {
                return new WholeStreams(
                        decode(whole),
                        whole.size(),
                        last ? range.upToId() : whole.getLast().aggregateId(),
                        last);
            }
            size *= 2;
        }
    }

    /** More events of the last stream may follow. */
    private static List<EventRow> withoutLastStream(List<EventRow> rows) {
        String last = rows.getLast().aggregateId();
        int end = rows.size();
        while (end > 0 && rows.get(end - 1).aggregateId().equals(last)) {
            end--;
        }
        return rows.subList(0, end);
    }

    /**
     * Ranges that together hold all aggregates, each with about as many of the events up to a
     * position.
     *
     * @param count most ranges, from 1
     */
    public List<AggregateRange> ranges(int count, long upToPosition) {
        int samples = 64 * count;
        List<Long> positions =
                LongStream.range(0, samples)
                        .map(each -> 1 + each * upToPosition / samples)
                        .distinct()
                        .boxed()
                        .toList();
        return AggregateRange.divide(query(log -> EventRows.aggregatesAt(log, positions)), count);
    }

    /** The last sequence number of an aggregate; -1 if it has no events. */
    public long lastSequenceOf(String aggregateId) {
        return query(log -> EventRows.lastSequence(log, aggregateId));
    }

    /** The last position recorded at or before a time; 0 before the first. */
    public long positionAt(Instant time) {
        return query(log -> EventRows.positionAt(log, time));
    }

    /** The last position recorded so long ago, by the database's clock; 0 before the first. */
    public long positionAgo(Duration time) {
        return query(log -> EventRows.positionAgo(log, time));
    }

    /** What stands at a position; empty before the first and beyond the last. */
    public Optional<LogMark> markAt(long position) {
        return rowsAfter(position - 1, 1).stream()
                .map(LogMark::of)
                .filter(mark -> mark.position() == position)
                .findFirst();
    }

    /** Undecoded rows that follow a position. */
    public List<EventRow> rowsAfter(long position, int limit) {
        return query(log -> EventRows.after(log, position, limit));
    }

    /**
     * Undecoded rows of certain types in a part of the log, in order.
     *
     * @param types names in the log; empty for all
     * @param position exclusive
     * @param upTo inclusive
     * @param limit most rows
     */
    public List<EventRow> rowsOf(Set<String> types, long position, long upTo, int limit) {
        return query(log -> EventRows.ofTypes(log, types, position, upTo, limit));
    }

    private List<RecordedEvent> decode(List<EventRow> rows) {
        return rows.stream().flatMap(row -> decoder.decode(row).stream()).toList();
    }

    private <T> T query(LogConnections.Work<T> query) {
        return LogFailures.retried(
                AppendSettings.DEFAULT.patience(), () -> connections.with(query));
    }
}
