package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.query.platform.DatabaseSettings.Database;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

/** How long a pool's server was away makes no difference to how soon the pool finds it again. */
class PoolsIT {

    private static final InstanceName NAME = InstanceName.of("query-side");

    private static final int NOBODY_LISTENS = 1;
    // A pool that doubles its pauses from 10 ms on pauses from 2.5 s to 5.1 s.
    private static final Duration AWAY = Duration.ofMillis(2_700);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void findsItsServerSoon() throws Exception {
        try (TestPostgres databases = TestPostgres.create();
                TcpProxy address = TcpProxy.to(NOBODY_LISTENS);
                DeadlineDataSource pool = pool(databases, address, "query_app")) {
            CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> connect(pool));
            await().pollDelay(AWAY).until(() -> !caller.isDone());
            address.moveTo(TestPostgres.server().port());
            assertThat(caller).succeedsWithin(SOON);
        }
    }

    @Test
    void saysWhyItsServerRefuses() throws Exception {
        try (TestPostgres databases = TestPostgres.create();
                TcpProxy address = TcpProxy.to(TestPostgres.server().port());
                DeadlineDataSource pool = pool(databases, address, "nobody");
                Deadline.Scope until = Deadline.until(System.nanoTime() + SOON.toNanos())) {
            assertThatThrownBy(pool::getConnection).rootCause().hasMessageContaining("nobody");
        }
    }

    /** Reads are single statements in auto-commit: what they rely on must hold without BEGIN. */
    @Test
    void readsNeitherWriteNorSeeTwoStates() throws Exception {
        try (TestPostgres databases = TestPostgres.create();
                DeadlineDataSource pool = new Databases().readModel(settings(databases), NAME);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(shown(statement, "transaction_isolation")).isEqualTo("repeatable read");
            assertThatThrownBy(() -> statement.execute("create temporary table any_table ()"))
                    .hasMessageContaining("read-only transaction");
        }
    }

    /** The socket of a server that is silently gone says nothing. */
    @Test
    void givesABatchUpWithinSecondsAndLongWorkOnlyWhenItSaysSo() throws Exception {
        try (TestPostgres databases = TestPostgres.create();
                TcpProxy address = TcpProxy.to(TestPostgres.server().port());
                DeadlineDataSource pool = pool(databases, address, "query_app")) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                LongWork.allow(connection, Duration.ofMinutes(10));
                assertThat(shown(statement, "statement_timeout")).isEqualTo("10min");
                assertThat(connection.getNetworkTimeout()).isEqualTo(601_000);
            }
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(shown(statement, "statement_timeout")).isEqualTo("5s");
                assertThat(connection.getNetworkTimeout()).isEqualTo(6_000);
            }
        }
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static DatabaseSettings settings(TestPostgres databases) {
        Database database =
                new Database(
                        databases.readModelUrl(),
                        "query_app",
                        TestPostgres.password("query_app"),
                        1,
                        SOON);
        return new DatabaseSettings(database, database);
    }

    private static DeadlineDataSource pool(TestPostgres databases, TcpProxy address, String user) {
        String port = ":" + address.port() + "/";
        Database database =
                new Database(
                        databases.readModelUrl().replaceFirst(":\\d+/", port),
                        user,
                        TestPostgres.password("query_app"),
                        1,
                        SOON);
        return new Databases().projections(new DatabaseSettings(database, database), NAME);
    }

    private static void connect(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
