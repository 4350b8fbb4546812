package io.taskledger.eventlog.read;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.LogConnections;
import io.taskledger.eventlog.append.LogFailures;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Reads the log. Each statement takes a connection for itself, brings no more than about 4 MiB and
 * one event, and is repeated for up to 5 s while the database restarts. A {@link Stream} reads on,
 * statement by statement, as its events are taken, and needs no closing.
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
     * @param limit most rows read at once, from 1; of large ones fewer are read, and an upcaster
     *     may make more or fewer events of them
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
    public Stream<RecordedEvent> ofAggregate(String id, long fromSequence) {
        return ofAggregate(id, fromSequence, Long.MAX_VALUE);
    }

    /** An aggregate's events as of a position, in order. */
    public Stream<RecordedEvent> ofAggregateUpTo(String id, long position) {
        return ofAggregate(id, 0, position);
    }

    private Stream<RecordedEvent> ofAggregate(String id, long fromSequence, long upToPosition) {
        return EventChunks.stream(
                (row, limit) -> {
                    long from = row == null ? fromSequence : row.sequence() + 1;
                    return query(log -> EventRows.ofAggregate(log, id, from, upToPosition, limit));
                },
                decoder);
    }

    /** The events of several aggregates as of a position, one aggregate after the other. */
    public Stream<RecordedEvent> ofAggregatesUpTo(Collection<String> ids, long position) {
        return EventChunks.stream(
                (row, limit) -> {
                    StreamPlace after =
                            row == null
                                    ? StreamPlace.behind(AggregateRange.FIRST)
                                    : new StreamPlace(row.aggregateId(), row.sequence());
                    return query(log -> EventRows.ofAggregates(log, ids, after, position, limit));
                },
                decoder);
    }

    /**
     * One event of each type among the newest of an aggregate from a sequence number on: what kinds
     * of things happened to it.
     *
     * @param newest most events looked at, from 1
     */
    public List<RecordedEvent> kindsOf(String id, long fromSequence, int newest) {
        return decode(query(log -> EventRows.kinds(log, id, fromSequence, newest)));
    }

    /**
     * The next part of the streams of a range, as of a position.
     *
     * @param after where the part before ended, at first {@link StreamPlace#before}
     * @param limit most rows
     */
    public StreamPart streams(
            AggregateRange range, StreamPlace after, long upToPosition, int limit) {
        RowChunk chunk =
                query(log -> EventRows.ofRange(log, after, range.upToId(), upToPosition, limit));
        List<EventRow> rows = chunk.rows();
        if (chunk.last()) {
            return new StreamPart(
                    decode(rows), rows.size(), StreamPlace.behind(range.upToId()), true);
        }
        EventRow end = rows.getLast();
        List<EventRow> whole = withoutLastStream(rows);
        if (whole.isEmpty()) {
            return new StreamPart(
                    decode(rows),
                    rows.size(),
                    new StreamPlace(end.aggregateId(), end.sequence()),
                    false);
        }
        StreamPlace upTo = StreamPlace.behind(whole.getLast().aggregateId());
        return new StreamPart(decode(whole), whole.size(), upTo, false);
    }

    /**
     * Whole streams of aggregates in the order of their ids, as of a position: each event of each
     * of them, all held in memory. {@link #streams} brings long ones in parts.
     *
     * @param limit about how many events; a stream that is longer comes whole all the same
     */
    public WholeStreams wholeStreams(AggregateRange range, long upToPosition, int limit) {
        var events = new ArrayList<RecordedEvent>();
        int rows = 0;
        StreamPlace place = StreamPlace.before(range);
        while (true) {
            StreamPart part = streams(range, place, upToPosition, limit);
            events.addAll(part.events());
            rows += part.rows();
            place = part.upTo();
            if (place.isEndOfStream()) {
                return new WholeStreams(events, rows, place.aggregateId(), part.last());
            }
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

    /**
     * The last position recorded so long ago, by the database's clock or the last event, whichever
     * is earlier; 0 before the first.
     */
    public long positionAgo(Duration time) {
        return query(log -> EventRows.positionAgo(log, time));
    }

    /** What stands at a position; {@link LogMark#START} where nothing does. */
    public LogMark markAt(long position) {
        return query(log -> MarkRows.at(log, position));
    }

    /** The last event; {@link LogMark#START} in an empty log. */
    public LogMark headMark() {
        return query(MarkRows::head);
    }

    /**
     * Undecoded rows that follow a position; empty only at the head.
     *
     * @param limit most rows, from 1; of large ones there are fewer
     */
    public List<EventRow> rowsAfter(long position, int limit) {
        return query(log -> EventRows.after(log, position, limit)).rows();
    }

    /**
     * Undecoded rows of certain types in a part of the log, in order; empty only if there are none.
     *
     * @param types names in the log; empty for all
     * @param position exclusive
     * @param upTo inclusive
     * @param limit most rows, from 1; of large ones there are fewer
     */
    public List<EventRow> rowsOf(Set<String> types, long position, long upTo, int limit) {
        return query(log -> EventRows.ofTypes(log, types, position, upTo, limit)).rows();
    }

    private List<RecordedEvent> decode(List<EventRow> rows) {
        return rows.stream().flatMap(row -> decoder.decode(row).stream()).toList();
    }

    private <T> T query(LogConnections.Work<T> query) {
        return LogFailures.retried(
                AppendSettings.DEFAULT.patience(), () -> connections.with(query));
    }
}
