package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** COPY from memory into tables without indexes: the fastest that this server takes such rows. */
final class Copies {

    private final Connection log;
    private final Connection readModel;
    private byte[] events = {};
    private byte[] history = {};

    Copies(Durable durable) {
        log = durable.log();
        readModel = durable.readModel();
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
        Durable.copy(connection).copyOut("copy %s to stdout".formatted(table), rows);
        return rows.toByteArray();
    }

    private static void in(Connection connection, String like, byte[] rows)
            throws SQLException, IOException {
        Durable.execute(connection, "create table copied (like %s)".formatted(like));
        Durable.copy(connection).copyIn("copy copied from stdin", new ByteArrayInputStream(rows));
        Durable.execute(connection, "drop table copied");
    }
}
