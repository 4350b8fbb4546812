package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import javax.sql.DataSource;

/** What the query side leaves to a command side to append. */
class OperatorEventIT {

    private final TestLog log = new TestLog();
    private final DataSource query = log.pool("query_app");
    private final DataSource command = log.pool("command_app");
    private final OperatorOutbox outbox = new OperatorOutbox(command);
    private final LogReader reader = log.reader();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void isAppendedOnceForEachKeyInTheOrderInWhichItWasTold() throws SQLException {
        log.appends().append(TestLog.append("a", 0));
        UUID key = UUID.randomUUID();
        tell(key, "RebuildPaused", "{\"subject\": \"r-1\"}");
        tell(UUID.randomUUID(), "RebuildResumed", "{}");
        tell(key, "RebuildPaused", "{\"subject\": \"r-1\"}");
        assertThat(outbox.append()).isEqualTo(2);
        tell(key, "RebuildPaused", "{\"subject\": \"r-1\"}");
        assertThat(outbox.append()).isZero();

        assertThat(log.number("select position from operator_event where key = '" + key + "'"))
                .isEqualTo(2);
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

    /** Three command sides that race for it, and commands beside. */
    @Test
    void isAppendedOnceByWhicheverInstanceComesFirst() throws Exception {
        GroupAppend appends = log.appends();
        List<UUID> told = IntStream.range(0, 30).mapToObj(i -> UUID.randomUUID()).toList();
        List<Callable<Object>> work = new ArrayList<>();
        work.add(
                () -> {
                    for (UUID key : told) {
                        tell(key, "Did", "{}");
                    }
                    return true;
                });
        for (int instance = 0; instance < 3; instance++) {
            work.add(this::appendAll);
        }
        for (int i = 0; i < 30; i++) {
            String aggregate = "a-" + i;
            work.add(() -> appends.append(TestLog.append(aggregate, 0)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> each : threads.invokeAll(work)) {
                each.get();
            }
        }
        List<EventRow> rows = reader.rowsAfter(0, 100);
        assertThat(rows.stream().map(EventRow::position))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        List<EventRow> operators =
                rows.stream().filter(each -> each.type().equals("OperatorActed")).toList();
        assertThat(operators).hasSize(30);
        for (int i = 0; i < 30; i++) {
            assertThat(operators.get(i).metadata()).contains(told.get(i).toString());
        }
    }

    @Test
    void whoLeavesTheTransactionOfTellingOpenHoldsUpNobody() throws SQLException {
        try (Connection open = query.getConnection();
                GroupAppend appends = log.appends()) {
            open.setAutoCommit(false);
            tell(open, UUID.randomUUID(), "Left", "{}");
            assertThat(appends.append(TestLog.append("a", 0))).isEqualTo(1);
            tell(UUID.randomUUID(), "Did", "{}");
            assertThat(outbox.append()).isEqualTo(1);
            assertThat(appends.append(TestLog.append("b", 0))).isEqualTo(3);
            open.commit();
            open.setAutoCommit(true);
        }
        assertThat(outbox.append()).isEqualTo(1);
        assertThat(reader.head()).isEqualTo(4);
    }

    @Test
    void waitsForTheNextHourBeyondWhatOperatorsCanDoInOne() throws SQLException {
        log.execute(
                // Whatever hour it is by the time of the call.
                "insert into event select n, (n - 1) / 2, clock_timestamp(), 1, 'operator-' ||"
                        + " to_char((clock_timestamp() + n % 2 * interval '1 hour') at time zone"
                        + " 'UTC', 'YYYY-MM-DD\"T\"HH24'), 'Operator', 'OperatorActed', '1', '{}',"
                        + " '{}' from generate_series(1, 2000) n");
        tell(UUID.randomUUID(), "Did", "{}");
        assertThat(outbox.append()).isZero();
        assertThat(log.number("select count(*) from operator_event where position is null"))
                .isEqualTo(1);
        assertThat(reader.head()).isEqualTo(2_000);
    }

    @Test
    void refusesMoreThanOperatorsCanDoInAnHour() throws SQLException {
        try (Connection connection = query.getConnection()) {
            for (int i = 0; i < 1_000; i++) {
                tell(connection, UUID.randomUUID(), "Did", "{}");
            }
        }
        assertRefused("54000", "Did", "{}");
        int appended = 0;
        for (int some = outbox.append(); some > 0; some = outbox.append()) {
            appended += some;
        }
        assertThat(appended).isEqualTo(1_000);
        assertRefused("54000", "Did", "{}");
    }

    @Test
    void writesDownNoTimeThatIsAheadOfThisMachines() throws SQLException {
        tell(UUID.randomUUID(), "Did", "{}");
        OperatorOutbox behind = new OperatorOutbox(command, Duration.ofHours(-1));
        assertThatThrownBy(behind::append)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("TL001"));
        assertThat(reader.head()).isZero();
        assertThat(outbox.append()).isEqualTo(1);
    }

    @Test
    void refusesWhatNoOperatorDoes() throws SQLException {
        assertRefused("23514", "task renamed", "{}");
        assertRefused("23514", "Did", "[]");
        assertRefused("23514", "Did", "{\"a\": \"" + "x".repeat(5_000) + "\"}");
        assertRefused("22P02", "Did", "{");
        assertThat(outbox.append()).isZero();
    }

    private Object appendAll() throws SQLException {
        while (log.number("select count(*) from operator_event where position is not null") < 30) {
            outbox.append();
        }
        return true;
    }

    private void assertRefused(String state, String action, String details) {
        assertThatThrownBy(() -> tell(UUID.randomUUID(), action, details))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private void tell(UUID key, String action, String details) throws SQLException {
        try (var connection = query.getConnection()) {
            tell(connection, key, action, details);
        }
    }

    private static void tell(Connection connection, UUID key, String action, String details)
            throws SQLException {
        try (var call =
                connection.prepareStatement(
                        "select tell_operator_event(?, 'ann', ?, 'Projection', 'workspace', null,"
                                + " ?, null)")) {
            call.setObject(1, key);
            call.setString(2, action);
            call.setString(3, details);
            call.execute();
        }
    }
}
