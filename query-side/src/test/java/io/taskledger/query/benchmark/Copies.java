package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** COPY from memory into tables without indexes: the fastest that this server takes such rows. */
final class Copies implements AutoCloseable {

    private final Connection log;
    private final Connection readModel;
    private byte[] events = {};
    private byte[] history = {};

    Copies(PostgresServer server) throws SQLException {
        String password = RolePasswords.LOCAL.migrator();
        log = server.dataSource("eventlog", "migrator", password).getConnection();
        readModel = server.dataSource("readmodel", "migrator", password).getConnection();
    }

    /** How many events there are then. */
    long fillLog(long wanted) throws SQLException, IOException {
        long filled = BusyLog.fill(copy(log), wanted);
        execute(log, "analyze event");
        return filled;
    }

    /** The rows of the log and of the history, as they are now. */
    void remember(Client admin) throws SQLException, IOException {
        int generation =
                admin.get("/api/admin/projections/history").json().path("generation").asInt();
        events = out(log, "event");
        history = out(readModel, "history_g" + generation);
    }

    void eventRows() throws SQLException, IOException {
        in(log, "event", events);
    }

    void historyRows() throws SQLException, IOException {
        in(readModel, "history", history);
    }

    private static byte[] out(Connection connection, String table)
            throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copy(connection).copyOut("copy %s to stdout".formatted(table), rows);
        return rows.toByteArray();
    }

    private static void in(Connection connection, String like, byte[] rows)
            throws SQLException, IOException {
        execute(connection, "create table copied (like %s)".formatted(like));
        copy(connection).copyIn("copy copied from stdin", new ByteArrayInputStream(rows));
        execute(connection, "drop table copied");
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        log.close();
        readModel.close();
    }
}
