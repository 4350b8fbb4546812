package io.taskledger.query.benchmark;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.query.platform.ReadModelMigration;
import io.taskledger.query.world.Instance;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** A durable server with both databases, as its migrator sees them; gone in the end. */
final class Durable implements AutoCloseable {

    private final PostgresServer server;
    private final Connection log;
    private final Connection readModel;

    Durable() throws IOException, SQLException {
        server =
                PostgresServer.start(
                        new PostgresServer.Options(
                                Files.createTempDirectory("taskledger-benchmark"), 0, true));
        server.bootstrap();
        EventLogMigration.migrate(migrator("eventlog"));
        ReadModelMigration.migrate(migrator("readmodel"));
        log = migrator("eventlog").getConnection();
        readModel = migrator("readmodel").getConnection();
    }

    PostgresServer server() {
        return server;
    }

    Connection log() {
        return log;
    }

    Connection readModel() {
        return readModel;
    }

    CopyManager copyToLog() throws SQLException {
        return copy(log);
    }

    /** Fills the log up to about so many events; how many there are then. */
    long fillLog(BusyLog busy, long events) throws SQLException, IOException {
        long filled = busy.fillTo(copyToLog(), events);
        execute(log, "analyze event");
        return filled;
    }

    /** The query side, quiet, without a grace time for generations that were replaced. */
    Instance start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("logging.level.root", "warn");
        all.put("taskledger.rebuild.grace", "0s");
        return new Instance(server.url("eventlog"), server.url("readmodel"), all, List.of());
    }

    /** Until the live generation of a projection is there, without taking much time from it. */
    void awaitPosition(String projection, long position) throws Exception {
        try (PreparedStatement statement =
                readModel.prepareStatement(
                        """
                        select position >= ?
                        from   projection_checkpoint c
                        join   projection p on p.name = c.projection and p.live_generation = c.generation
                        where  p.name = ?
                        """)) {
            statement.setLong(1, position);
            statement.setString(2, projection);
            while (!isTrue(statement)) {
                Thread.sleep(10);
            }
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Leaves no work of filling to be done while something is measured. */
    void settle() throws SQLException {
        execute(log, "vacuum analyze event");
        execute(readModel, "vacuum analyze");
        try (Connection superuser = superuser("postgres")) {
            execute(superuser, "checkpoint");
        }
    }

    /** Whoever connects from now on has the plans of all statements written to the server's log. */
    void explainFromNowOn(String database) throws SQLException {
        try (Connection superuser = superuser(database)) {
            for (String setting :
                    List.of(
                            "session_preload_libraries = auto_explain",
                            "auto_explain.log_min_duration = 0",
                            "auto_explain.log_analyze = on",
                            "auto_explain.log_buffers = on",
                            "auto_explain.log_parameter_max_length = 0")) {
                execute(superuser, "alter database " + database + " set " + setting);
            }
        }
    }

    private Connection superuser(String database) throws SQLException {
        String user = PostgresServer.SUPERUSER;
        return server.dataSource(database, user, user).getConnection();
    }

    static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** With its indexes. */
    long logBytes() throws SQLException {
        return number(log, "select pg_total_relation_size('event')");
    }

    long readModelBytes() throws SQLException {
        return number(readModel, "select pg_database_size('readmodel')");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private DataSource migrator(String database) {
        return server.dataSource(database, "migrator", RolePasswords.LOCAL.migrator());
    }

    @Override
    public void close() throws SQLException {
        log.close();
        readModel.close();
        server.delete();
    }
}
