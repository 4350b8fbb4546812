package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.TestLog;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What keeps appends from going on, what does not, and what callers are told. */
class LockedLogIT {

    private static final Duration ANSWERED = Duration.ofSeconds(6);

    private final TestLog log = new TestLog();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query_app", "command_app"})
    void noRoleCanHoldUpAppends(String role) throws Exception {
        try (Connection other = log.pool(role).getConnection();
                var statement = other.createStatement();
                GroupAppend appends = log.appends()) {
            statement.execute("select pg_advisory_lock(4969834201150742)");
            other.setAutoCommit(false);
            statement.execute("select from event");

            assertThat(appends.append(TestLog.append("a", 0))).isEqualTo(1);
        }
    }

    @Test
    void callersAreToldInTimeThatNothingHappened() throws Exception {
        try (Connection blocker = log.lock();
                GroupAppend appends = log.appends()) {
            List<Future<Long>> callers =
                    IntStream.range(0, 6)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () ->
                                                            appends.append(
                                                                    TestLog.append("" + i, 0))))
                            .toList();
            long end = System.nanoTime() + ANSWERED.toNanos();
            for (Future<Long> caller : callers) {
                assertThat(caller).failsWithin(Duration.ofNanos(end - System.nanoTime()));
                assertThat(caller.exceptionNow()).satisfies(e -> assertUnavailable(e, false));
            }
            blocker.rollback();

            assertThat(appends.append(TestLog.append("later", 0))).isEqualTo(1);
        }
    }

    @Test
    void callersAreToldInTimeWhenAnAnswerIsLost() throws Exception {
        try (var proxy = TcpProxy.to(TestPostgres.server().port());
                GroupAppend appends = appendsThrough(proxy)) {
            appends.append(TestLog.append("a", 0));
            proxy.freeze();
            var first = threads.submit(() -> appends.append(TestLog.append("a", 1)));
            assertThat(first).failsWithin(ANSWERED);
            assertThat(first.exceptionNow()).satisfies(e -> assertUnavailable(e, true));
            var next = threads.submit(() -> appends.append(TestLog.append("b", 0)));
            assertThat(next).failsWithin(ANSWERED);
            proxy.thaw();

            await().untilAsserted(
                            () ->
                                    assertThat(appends.append(TestLog.append("c", 0)))
                                            .isGreaterThan(1));
        }
    }

    /** As one does whose function is older than the lock: the primary key decides. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAppendWithoutTheLockIsNeitherLostNorDoubled(boolean committed) throws Exception {
        try (Connection old = log.lock();
                var statement = old.createStatement();
                GroupAppend appends = log.appends()) {
            old.rollback();
            statement.execute(
                    "insert into event values (1, 0, now(), 7, 'old', 'A', 'Opened', '1', '{}',"
                            + " '{}')");
            var caller = threads.submit(() -> appends.append(TestLog.append("new", 0)));
            await().until(() -> waitsForTheOther() == 1);
            if (committed) {
                old.commit();
            } else {
                old.rollback();
            }

            assertThat(caller.get()).isEqualTo(committed ? 2 : 1);
        }
        assertThat(log.number("select count(*) from event")).isEqualTo(committed ? 2 : 1);
    }

    @Test
    void aClockThatIsAheadIsNotWrittenDown() {
        var settings = new AppendSettings(1, 1, 1, Duration.ofSeconds(1), Duration.ofHours(-1));
        try (var appends = new GroupAppend(log.forAppends(), settings, AppendObserver.NONE)) {
            assertThatThrownBy(() -> appends.append(TestLog.append("a", 0)))
                    .satisfies(e -> assertUnavailable(e, false))
                    .rootCause()
                    .hasMessageContaining("clock");
        }
        assertThat(log.number("select count(*) from event")).isZero();
    }

    private long waitsForTheOther() {
        return log.number(
                "select count(*) from pg_locks join pg_stat_activity using (pid) where locktype ="
                        + " 'transactionid' and not granted and datname = current_database()");
    }

    private GroupAppend appendsThrough(TcpProxy proxy) {
        String url =
                log.url()
                        .replace(
                                ":" + TestPostgres.server().port() + "/", ":" + proxy.port() + "/");
        String role = "command_app";
        return new GroupAppend(
                EventLogDataSource.forAppends(url, role, TestPostgres.password(role)));
    }

    private static void assertUnavailable(Throwable failure, boolean unknown) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        LogUnavailableException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isEqualTo(unknown));
    }
}
