package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** The one thing that the query side may append. */
class OperatorEventIT {

    private final TestLog log = new TestLog();
    private final DataSource query = log.pool("query_app");
    private final LogReader reader = log.reader();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void appendsOnceForEachKey() throws SQLException {
        log.appends().append(TestLog.append("a", 0));
        UUID key = UUID.randomUUID();
        assertThat(tell(key, "RebuildPaused", "{\"subject\": \"r-1\"}")).isEqualTo(2);
        assertThat(tell(key, "RebuildPaused", "{\"subject\": \"r-1\"}")).isEqualTo(2);
        assertThat(tell(UUID.randomUUID(), "RebuildResumed", "{}")).isEqualTo(3);

        List<EventRow> rows = reader.rowsAfter(1, 10);
        assertThat(rows).extracting(EventRow::type).containsOnly("OperatorActed").hasSize(2);
        assertThat(rows).extracting(EventRow::sequence).containsExactly(0L, 1L);
        assertThat(rows.getFirst().payload().replace(" ", ""))
                .isEqualTo(
                        "{\"action\":\"RebuildPaused\",\"subjectType\":\"Projection\","
                                + "\"subjectId\":\"workspace\",\"at\":null,"
                                + "\"details\":{\"subject\":\"r-1\"}}");
        assertThat(rows.getFirst().metadata()).contains("\"ann\"", key.toString());
    }

    @Test
    void standsInTheOneOrderWithCommandsOfOthers() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            GroupAppend appends = log.appends();
            List<Callable<Object>> both =
                    Stream.iterate(0, i -> i < 60, i -> i + 1)
                            .<Callable<Object>>map(
                                    i ->
                                            i % 2 == 0
                                                    ? () -> tell(UUID.randomUUID(), "Did", "{}")
                                                    : () ->
                                                            appends.append(
                                                                    TestLog.append("a-" + i, 0)))
                            .toList();
            for (var each : threads.invokeAll(both)) {
                each.get();
            }
        }
        assertThat(reader.rowsAfter(0, 100).stream().map(EventRow::position))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        assertThat(log.number("select count(*) from event where type = 'OperatorActed'"))
                .isEqualTo(30);
    }

    @Test
    void refusesMoreThanOperatorsCanDoInAnHour() {
        log.execute(
                // Whatever hour it is by the time of the call.
                "insert into event select n, (n - 1) / 2, clock_timestamp(), 1, 'operator-' ||"
                        + " to_char((clock_timestamp() + n % 2 * interval '1 hour') at time zone"
                        + " 'UTC', 'YYYY-MM-DD\"T\"HH24'), 'Operator', 'OperatorActed', '1', '{}',"
                        + " '{}' from generate_series(1, 2000) n");
        assertRefused("54000", UUID.randomUUID(), "Did", "{}");
        assertThat(reader.head()).isEqualTo(2_000);
    }

    @Test
    void refusesWhatNoOperatorDoes() {
        assertRefused("23514", UUID.randomUUID(), "task renamed", "{}");
        assertRefused("23514", UUID.randomUUID(), "Did", "[]");
        assertRefused("23514", UUID.randomUUID(), "Did", "{\"a\": \"" + "x".repeat(5_000) + "\"}");
        assertRefused("22P02", UUID.randomUUID(), "Did", "{");
        assertThat(reader.head()).isZero();
    }

    private void assertRefused(String state, UUID key, String action, String details) {
        assertThatThrownBy(() -> tell(key, action, details))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private long tell(UUID key, String action, String details) throws SQLException {
        try (var connection = query.getConnection();
                var call =
                        connection.prepareStatement(
                                "select append_operator_event(?, 'ann', ?, 'Projection',"
                                        + " 'workspace', null, ?, null)")) {
            call.setObject(1, key);
            call.setString(2, action);
            call.setString(3, details);
            try (var row = call.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
