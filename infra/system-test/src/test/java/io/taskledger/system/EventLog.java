package io.taskledger.system;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The log as it is in the database, read without any code of the services. */
final class EventLog implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT =
            """
            select position, aggregate_id, sequence_number, recorded_at, type, payload, metadata
            from   event
            where  %s
            order  by position
            """;

    private final Connection connection;

    EventLog(Examined system) throws SQLException {
        this.connection = system.eventLog();
    }

    /**
     * @param sequence 0-based, in its aggregate
     */
    record Event(
            long position,
            String aggregateId,
            long sequence,
            Instant at,
            String type,
            JsonNode payload,
            JsonNode metadata) {}

    /** The last position. */
    long head() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select coalesce(max(position), 0) from event");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    List<Event> after(long position) throws SQLException {
        return select("position > ?", position);
    }

    List<Event> of(String... aggregateIds) throws SQLException {
        return select("aggregate_id = any (?)", connection.createArrayOf("text", aggregateIds));
    }

    private List<Event> select(String where, Object parameter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT.formatted(where))) {
            select.setObject(1, parameter);
            List<Event> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("position"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                JSON.readTree(row.getString("payload")),
                JSON.readTree(row.getString("metadata")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
