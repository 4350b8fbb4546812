package io.taskledger.eventlog.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.eventlog.TestLog;
import io.taskledger.servers.AwaitedLock;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

class LiveInstancesIT {

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final TestLog log = new TestLog();
    private final LiveInstances one = start("command-side", "command_app", Set.of("a", "b"));

    @AfterEach
    void close() {
        one.close();
        log.close();
    }

    @Test
    void knowsAtOnceWhatItKnowsAlone() {
        assertThat(one.allKnow("a")).isTrue();
        assertThat(one.allKnow("c")).isFalse();
    }

    @Test
    void isHeldBackByOneThatKnowsLessUntilThatEnds() {
        LiveInstances two = start("query-side", "query_app", Set.of("b", "c"));
        await().until(() -> !one.allKnow("a") && one.allKnow("b"));
        two.close();
        await().atMost(QUIET).until(() -> one.allKnow("a"));
    }

    @Test
    void countsOneThatFellSilentWhileItHasASessionAndForTheQuietTimeAfter() throws SQLException {
        InstanceName silent = InstanceName.of("query-side");
        Connection session = session("query_app", silent.connection("tail"));
        register(session, silent.id());
        await().until(() -> !one.allKnow("a"));
        await().during(QUIET.plusMillis(300))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !one.allKnow("a"));
        session.close();
        await().until(() -> one.allKnow("a"));

        try (Connection again = session("query_app", silent.connection("tail"))) {
            register(again, silent.id());
        }
        await().until(() -> !one.allKnow("a"));
        await().during(QUIET.dividedBy(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !one.allKnow("a"));
        await().until(() -> one.allKnow("a"));
    }

    /** It says nothing of itself, but has connections. */
    @Test
    void isHeldBackByTheReleaseBeforeAndSomeTimeAfter() throws SQLException {
        try (Connection before = session("query_app", "query-side eventLog 4711")) {
            assertThat(before.isValid(1)).isTrue();
            await().until(() -> !one.allKnow("a"));
        }
        await().during(QUIET.dividedBy(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !one.allKnow("a"));
        await().until(() -> one.allKnow("a"));
    }

    @Test
    void isHeldBackByOneThatIsAboutToRegister() throws SQLException {
        try (Connection starting =
                session("command_app", InstanceName.of("command-side").connection("append"))) {
            assertThat(starting.isValid(1)).isTrue();
            await().until(() -> !one.allKnow("a"));
        }
        await().atMost(QUIET).until(() -> one.allKnow("a"));
    }

    @Test
    void isNotHeldBackByOneThatRegistersAtThisMoment() throws Exception {
        DataSource people = log.pool("command_app");
        try (Connection stopped = log.lock("instance");
                var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LiveInstances> two =
                    starting.submit(() -> start("query-side", "query_app", Set.of("a")));
            await().until(() -> sessions("starting query-side%") == 1);
            await().until(() -> AwaitedLock.TABLE.waiting(people) == 2);
            assertThat(knownToAll("a")).isTrue();
            stopped.rollback();
            try (LiveInstances registered = two.get()) {
                assertThat(registered.allKnow("a")).isTrue();
                assertThat(sessions("query-side instances #%")).isEqualTo(1);
                assertThat(knownToAll("a")).isTrue();
                assertThat(knownToAll("b")).isFalse();
            }
        }
    }

    @Test
    void isNotHeldBackByPeople() throws SQLException {
        try (Connection person = session("query_app", "psql")) {
            assertThat(person.isValid(1)).isTrue();
            await().during(QUIET.dividedBy(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> one.allKnow("a"));
        }
    }

    /** Whoever lived before may come back any moment, and could not say so either. */
    @Test
    void isHeldBackForTheQuietTimeAfterNobodyCouldBeSeen() {
        await().until(
                        () -> {
                            // A beat under way may come after it.
                            log.execute(
                                    "update instance set seen_at = clock_timestamp() - interval '11"
                                            + " s'");
                            return !one.allKnow("a");
                        });
        await().during(QUIET.dividedBy(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !one.allKnow("a"));
        await().until(() -> one.allKnow("a"));
    }

    @Test
    void isOffWhileNobodyCanBeAsked() {
        log.execute("revoke execute on function instance_seen from command_app");
        await().until(() -> !one.allKnow("a"));
        log.execute("grant execute on function instance_seen to command_app");
        await().until(() -> one.allKnow("a"));
    }

    /** Each start is an instance of its own. */
    @Test
    void aProgramThatCrashedAThousandTimesKeepsNobodyOut() {
        leaveRows(1_000, "clock_timestamp() - interval '2 minutes'");
        try (LiveInstances two = start("query-side", "query_app", Set.of("a"))) {
            await().until(() -> two.allKnow("a"));
        }
        assertThat(log.number("select count(*) from instance")).isLessThan(10);
    }

    @Test
    void nobodyIsKeptOutByTimesThatAreStillToCome() throws SQLException {
        one.close();
        leaveRows(1_000, "clock_timestamp() + interval '1 day'");
        try (Connection another = session("query_app", "psql")) {
            register(another, "f".repeat(16));
        }
        assertThat(log.number("select count(*) from instance")).isLessThanOrEqualTo(2);
        assertThat(knownToAll("b")).isFalse();
    }

    @Test
    void thoseWhoMayStillLiveAreNotForgottenForWantOfRoom() throws SQLException {
        leaveRows(1_000, "clock_timestamp()");
        try (Connection another = session("query_app", "psql")) {
            assertThatThrownBy(() -> register(another, "f".repeat(16)))
                    .hasMessageContaining("too many instances");
        }
        assertThat(log.number("select count(*) from instance")).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void theDeadDoNotLiveUntilAClockThatWasAheadIsReached() {
        leaveRows(3, "clock_timestamp() + interval '1 day'");
        log.execute("update unregistered_instance set seen_at = now() + interval '1 day'");
        await().until(() -> !one.allKnow("a"));
        await().until(() -> one.allKnow("a"));
    }

    private void leaveRows(int count, String seenAt) {
        log.execute(
                "insert into instance (id, role, side, knows, seen_at) select"
                        + " lpad(to_hex(n), 16, '0'), 'query_app', 'query-side', '{b}', %s"
                                .formatted(seenAt)
                        + " from generate_series(1, %d) n".formatted(count));
    }

    @Test
    void nobodySpeaksForAnInstanceOfAnotherRole() throws SQLException {
        InstanceName name = InstanceName.of("command-side");
        try (Connection command = session("command_app", "psql");
                Connection query = session("query_app", "psql")) {
            register(command, name.id());
            assertThatThrownBy(() -> register(query, name.id())).isInstanceOf(SQLException.class);
            query.createStatement().execute("select instance_gone('" + name.id() + "')");
            assertThat(log.number("select count(*) from instance where gone")).isZero();
            assertThatThrownBy(() -> query.createStatement().execute("delete from instance"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** What runs while the schema is migrated is of the release before. */
    @Test
    void aMigrationBesideRunningProgramsIsNoted() throws SQLException {
        try (TestPostgres databases = TestPostgres.create();
                Connection before = databases.eventLog("command_app").getConnection()) {
            assertThat(before.isValid(1)).isTrue();
            EventLogMigration.migrate(databases.eventLog("migrator"));
            try (Connection migrator = databases.eventLog("migrator").getConnection();
                    var row =
                            migrator.createStatement()
                                    .executeQuery(
                                            "select seen_at is not null from"
                                                    + " unregistered_instance")) {
                row.next();
                assertThat(row.getBoolean(1)).isTrue();
            }
        }
    }

    private boolean knownToAll(String capability) {
        return log.number(
                        "select count(*) from unnest(known_to_all('60 s')) as k where k = '%s'"
                                .formatted(capability))
                == 1;
    }

    private long sessions(String name) {
        return log.number(
                "select count(*) from pg_stat_activity where datname = current_database() and"
                        + " application_name like '%s'".formatted(name));
    }

    private LiveInstances start(String side, String role, Set<String> knows) {
        InstanceName name = InstanceName.of(side);
        return new LiveInstances(
                EventLogDataSource.unpooled(
                        log.url(), role, TestPostgres.password(role), name.registering()),
                name,
                knows,
                BEAT,
                QUIET);
    }

    private Connection session(String role, String name) throws SQLException {
        return EventLogDataSource.unpooled(log.url(), role, TestPostgres.password(role), name)
                .getConnection();
    }

    private static void register(Connection connection, String id) throws SQLException {
        connection
                .createStatement()
                .execute("select instance_seen('" + id + "', 'query-side', '{b}', '1 s')");
    }
}
