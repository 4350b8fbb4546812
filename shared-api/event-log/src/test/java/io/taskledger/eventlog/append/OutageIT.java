package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.eventlog.TestLog;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final int CALLERS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PostgresServer server;
    private int logs;
    private String name;
    private AtomicInteger retries;
    private Map<String, Long> acknowledged;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = PostgresServer.start(new PostgresServer.Options(directory.resolve("d"), 0, true));
        server.bootstrap();
        EventLogMigration.migrate(
                server.dataSource("eventlog", "migrator", TestPostgres.password("migrator")));
    }

    /** A copy of the empty log. */
    @BeforeEach
    void make() throws SQLException {
        retries = new AtomicInteger();
        acknowledged = new ConcurrentHashMap<>();
        name = "log_" + ++logs;
        String user = PostgresServer.SUPERUSER;
        try (var connection = server.dataSource("postgres", user, user).getConnection()) {
            connection
                    .createStatement()
                    .execute("create database " + name + " owner migrator template eventlog");
        }
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void killAndRestartLosesAndDoublesNoAcknowledgedAppend() throws Exception {
        underLoad(
                () -> {
                    for (int round = 0; round < 2; round++) {
                        awaitProgress();
                        server.kill();
                        server = PostgresServer.start(server.options());
                    }
                    awaitProgress();
                });
        assertThat(retries.get()).isPositive();
        assertEveryAcknowledgedAppendIsThereOnce();
    }

    @Test
    void connectionsCutAtAnyMomentLoseAndDoubleNothing() throws Exception {
        underLoad(
                () -> {
                    for (int round = 0; round < 12; round++) {
                        awaitProgress();
                        execute(
                                "select pg_terminate_backend(pid) from pg_stat_activity"
                                        + " where usename = 'command_app'");
                    }
                });
        assertThat(retries.get()).isPositive();
        assertEveryAcknowledgedAppendIsThereOnce();
    }

    @Test
    void anUnreachableLogIsReportedAfterTheBoundAndServesAgainAfterwards() {
        var appends = appends(Duration.ofMillis(500));
        appends.append(TestLog.append("a", 0));
        server.kill();

        assertThatThrownBy(() -> appends.append(TestLog.append("a", 1)))
                .isInstanceOf(LogUnavailableException.class);

        server = PostgresServer.start(server.options());
        assertThat(appends.append(TestLog.append("b", 0))).isEqualTo(2);
    }

    /** The trigger says what PostgreSQL says when it cannot extend a file. */
    @Test
    void aFullDiskIsReportedAsAnOutageAndServesAgainAfterwards() throws SQLException {
        var appends = appends(Duration.ofMillis(500));
        execute(
                """
                create function refuse() returns trigger language plpgsql as $$
                begin
                    raise 'could not extend file: No space left on device'
                        using errcode = 'disk_full';
                end $$
                """);
        execute("create trigger full_disk before insert on event execute function refuse()");

        assertThatThrownBy(() -> appends.append(TestLog.append("a", 0)))
                .isInstanceOf(LogUnavailableException.class);

        execute("drop trigger full_disk on event");
        assertThat(appends.append(TestLog.append("a", 0))).isEqualTo(1);
    }

    private void underLoad(Disturbance disturbance) throws Exception {
        var appends = appends(PATIENCE);
        var ended = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<java.util.concurrent.Future<?>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                String id = "account-" + caller;
                callers.add(
                        threads.submit(
                                () -> {
                                    for (long i = 0; !ended.get(); i++) {
                                        long position = appends.append(TestLog.append(id, i));
                                        acknowledged.put(id + '/' + i, position);
                                    }
                                }));
            }
            try {
                disturbance.happen();
            } finally {
                ended.set(true);
            }
            for (var caller : callers) {
                caller.get();
            }
        }
    }

    private interface Disturbance {
        void happen() throws Exception;
    }

    /** Some more appends were answered. */
    private void awaitProgress() {
        int before = acknowledged.size();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> acknowledged.size() > before + 50);
    }

    private GroupAppend appends(Duration patience) {
        var settings = AppendSettings.within(patience);
        var observer =
                new AppendObserver() {
                    @Override
                    public void retried(int attempt) {
                        retries.incrementAndGet();
                    }
                };
        String role = "command_app";
        return new GroupAppend(
                EventLogDataSource.forAppends(server.url(name), role, TestPostgres.password(role)),
                settings,
                observer);
    }

    private void assertEveryAcknowledgedAppendIsThereOnce() throws SQLException {
        var stored = new ConcurrentHashMap<String, Long>();
        List<Long> positions = new ArrayList<>();
        try (var connection = superuser().getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select aggregate_id || '/' || sequence_number, position"
                                                + " from event order by position")) {
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getLong(2));
                positions.add(rows.getLong(2));
            }
        }
        assertThat(stored).isEqualTo(acknowledged);
        assertThat(positions.getLast()).isEqualTo(positions.size());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = superuser().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private javax.sql.DataSource superuser() {
        return server.dataSource(name, PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
    }
}
