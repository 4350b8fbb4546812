package io.taskledger.eventlog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.AppendObserver;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.append.NewEvent;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** A migrated, empty log on a database of its own, with pools as a service would have them. */
public final class TestLog implements AutoCloseable {

    public static final JsonEventSerializer SERIALIZER =
            EventSerializers.jsonSerializer(
                    Map.of("Opened", Opened.class, "Renamed", Renamed.class));

    private final TestPostgres databases = Migrated.DATABASES.copy();
    private final List<HikariDataSource> pools = new ArrayList<>();

    /** Of which each log is a copy: nobody connects to it. */
    private static final class Migrated {

        static final TestPostgres DATABASES = TestPostgres.create();

        static {
            EventLogMigration.migrate(DATABASES.eventLog("migrator"));
        }
    }

    /** JDBC URL of the log. */
    public String url() {
        return databases.eventLogUrl();
    }

    /** A new pool: another instance of a service. */
    public DataSource pool(String role) {
        var pool = pool(databases.eventLogUrl(), role);
        pools.add(pool);
        return pool;
    }

    public static HikariDataSource pool(String url, String role) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(role);
        config.setPassword(TestPostgres.password(role));
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Connections for what keeps one for itself. */
    public DataSource unpooled(String role) {
        return EventLogDataSource.unpooled(
                databases.eventLogUrl(), role, TestPostgres.password(role));
    }

    /** Connections for a group append. */
    public DataSource forAppends() {
        String role = "command_app";
        return EventLogDataSource.forAppends(
                databases.eventLogUrl(), role, TestPostgres.password(role));
    }

    /** Keeps all appends out until the connection rolls back. */
    public Connection lock() throws SQLException {
        return lock("append_lock");
    }

    /** Lets a table be read only, until the connection rolls back. */
    public Connection lock(String table) throws SQLException {
        Connection connection = databases.eventLog("migrator").getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in exclusive mode");
        }
        return connection;
    }

    /** Another instance's group append. */
    public GroupAppend appends() {
        return new GroupAppend(forAppends(), AppendSettings.DEFAULT, AppendObserver.NONE);
    }

    public LogReader reader() {
        return new LogReader(pool("query_app"), SERIALIZER);
    }

    public static NewEvent opened(String aggregateId, long sequence) {
        return opened(aggregateId, sequence, "ann");
    }

    public static NewEvent opened(String aggregateId, long sequence, String owner) {
        return new NewEvent(
                aggregateId,
                sequence,
                "Account",
                "Opened",
                "1",
                "{\"owner\":\"" + owner + "\",\"until\":null,\"tags\":[]}",
                "{\"actor\":\"ann\"}");
    }

    public static Append append(String aggregateId, long sequence) {
        return new Append(List.of(opened(aggregateId, sequence)), List.of(), null);
    }

    /** Puts an event at each of these positions, all at once and without appending. */
    public void fill(long first, long last) {
        execute(
                "insert into event select n, 0, now(), n, 'filled-' || n, 'Account', 'Opened', '1',"
                        + " '{\"owner\":\"x\",\"until\":null,\"tags\":[]}', '{}' from"
                        + " generate_series(%d, %d) n".formatted(first, last));
    }

    /**
     * Fills an empty log with {@link #fill filled} events, except for some positions, at which an
     * account is renamed.
     */
    public void fillExcept(long last, String positions) {
        execute(
                """
                insert into event
                select n, 0, now(), n, 'filled-' || n, 'Account', type, revision, payload::json, '{}'
                from generate_series(1, %d) n
                join (values (false, 'Opened', '1', '{"owner":"x","until":null,"tags":[]}'),
                             (true, 'Renamed', '2', '{"from":"a","to":"b"}'))
                     e (renamed, type, revision, payload) on e.renamed = (n in (%s))
                order by n
                """
                        .formatted(last, positions));
    }

    /** As the migrator, who may do anything. */
    public void execute(String sql) {
        try (var connection = databases.eventLog("migrator").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cuts all connections of a role to this log. */
    public void cut(String role) {
        String user = PostgresServer.SUPERUSER;
        var superuser = TestPostgres.server().dataSource("postgres", user, user);
        try (var connection = superuser.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select pg_terminate_backend(pid) from pg_stat_activity"
                                        + " where usename = ? and ? like '%/' || datname")) {
            statement.setString(1, role);
            statement.setString(2, databases.eventLogUrl());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long number(String sql) {
        try (var connection = databases.eventLog("migrator").getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        databases.close();
    }
}
