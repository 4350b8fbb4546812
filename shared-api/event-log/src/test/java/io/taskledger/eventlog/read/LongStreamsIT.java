package io.taskledger.eventlog.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.LogConnections;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Streams of 20 and 10 MB among short ones. */
class LongStreamsIT {

    private static final int LARGE = 100_000;
    private static final TestLog LOG = new TestLog();
    private static final Map<String, Integer> LENGTHS =
            Map.of("b-long", 200, "c-long", 100, "a", 3, "b-next", 2, "z", 1);

    private final AtomicInteger statements = new AtomicInteger();
    private final LogConnections counted =
            new LogConnections() {
                @Override
                public <T> T with(Work<T> work) throws SQLException {
                    statements.incrementAndGet();
                    try (Connection connection = LOG.unpooled("query_app").getConnection()) {
                        return work.on(connection);
                    }
                }
            };
    private final LogReader reader = new LogReader(counted, TestLog.SERIALIZER);

    @BeforeAll
    static void write() {
        long position = 0;
        for (String id : LENGTHS.keySet()) {
            int length = LENGTHS.get(id);
            // Repeated letters, which the server stores in a hundredth of the space.
            LOG.execute(
                    """
                    insert into event
                    select %d + n, n, now(), 1, '%s', 'Account', 'Opened', '1',
                           json_build_object('owner', repeat(chr(97 + n %% 20), %d), 'until', null, 'tags', '[]'::json),
                           '{}'
                    from generate_series(0, %d) n
                    """
                            .formatted(
                                    position + 1, id, id.endsWith("long") ? LARGE : 1, length - 1));
            position += length;
        }
    }

    @AfterAll
    static void close() {
        LOG.close();
    }

    @Test
    void readsAStreamInChunksAsItIsTaken() {
        var events = reader.ofAggregate("b-long", 0).iterator();
        assertThat(statements).hasValue(0);

        assertThat(events.next().sequence()).isZero();
        assertThat(statements).hasValue(1);
        List<Long> rest = new ArrayList<>();
        events.forEachRemaining(event -> rest.add(event.sequence()));

        assertThat(rest).isEqualTo(LongStream.range(1, 200).boxed().toList());
        assertThat(statements).hasValueBetween(5, 6);
    }

    @Test
    void bringsNoMoreThanFourMegabytesAndARow() {
        List<EventRow> rows = reader.rowsAfter(0, 10_000);

        assertThat(bytes(rows) - rows.getLast().size()).isLessThan(RowChunk.BYTES);
        assertThat(reader.after(0, 10_000)).hasSameSizeAs(rows);
        assertThat(statements).hasValue(2);
    }

    @Test
    void readsSeveralStreamsInChunks() {
        Map<String, Integer> lengths = new HashMap<>();
        reader.ofAggregatesUpTo(LENGTHS.keySet(), Long.MAX_VALUE)
                .forEach(
                        event -> {
                            assertThat(event.sequence())
                                    .isEqualTo(
                                            lengths.getOrDefault(event.aggregateId(), 0)
                                                    .longValue());
                            lengths.merge(event.aggregateId(), 1, Integer::sum);
                        });

        assertThat(lengths).isEqualTo(LENGTHS);
        assertThat(statements).hasValueBetween(8, 10);
    }

    @Test
    void leavesOnlyALongStreamUnfinished() {
        AggregateRange all = new AggregateRange(AggregateRange.FIRST, AggregateRange.LAST);
        StreamPlace place = StreamPlace.before(all);
        Map<String, Integer> lengths = new HashMap<>();
        StreamPart part;
        do {
            part = reader.streams(all, place, Long.MAX_VALUE, 1_000);
            boolean whole = part.upTo().isEndOfStream();
            part.events().forEach(e -> lengths.merge(e.aggregateId(), 1, Integer::sum));
            List<String> ids =
                    part.events().stream().map(RecordedEvent::aggregateId).distinct().toList();
            assertThat(whole || ids.equals(List.of(part.upTo().aggregateId()))).isTrue();
            assertThat(part.rows()).isLessThanOrEqualTo(43);
            place = part.upTo();
        } while (!part.last());

        assertThat(lengths).isEqualTo(LENGTHS);
    }

    @Test
    void tellsWhatHappenedWithoutReadingItAll() {
        assertThat(reader.kindsOf("b-long", 10, 1_000))
                .singleElement()
                .satisfies(event -> assertThat(event.payload()).isInstanceOf(Opened.class))
                .satisfies(event -> assertThat(event.sequence()).isEqualTo(199));
        assertThat(reader.kindsOf("b-long", 200, 1_000)).isEmpty();
    }

    private static long bytes(List<EventRow> rows) {
        return rows.stream().mapToLong(row -> row.size() + 300).sum();
    }
}
