package io.taskledger.eventlog.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The queries on the log, each one statement on a given connection. */
public final class EventRows {

    private static final String SELECT = "select " + EventRow.COLUMNS + " from event ";
    private static final String AFTER = SELECT + "where position > ? order by position limit ?";
    private static final String OF_AGGREGATE =
            SELECT
                    + "where aggregate_id = ? and sequence_number >= ? and position <= ?"
                    + " order by sequence_number";
    private static final String OF_AGGREGATES =
            SELECT + "where aggregate_id = any (?) and position <= ? order by position";
    private static final String OF_RANGE =
            SELECT
                    + "where aggregate_id > ? and aggregate_id <= ? and position <= ?"
                    + " order by aggregate_id, sequence_number limit ?";
    private static final String SAMPLE =
            "select aggregate_id from event where position = any (?) order by aggregate_id";
    private static final String OF_TYPES =
            SELECT
                    + "where position > ? and position <= ? and type = any (?)"
                    + " order by position limit ?";
    private static final String PART =
            SELECT + "where position > ? and position <= ? order by position limit ?";
    private static final String HEAD = "select coalesce(max(position), 0) from event";
    private static final String LAST_SEQUENCE =
            "select coalesce(max(sequence_number), -1) from event where aggregate_id = ?";
    private static final String POSITION_AT = "select position_at(?)";
    private static final String POSITION_AGO =
            "select position_at(clock_timestamp() - ? * interval '1 millisecond')";

    private EventRows() {}

    /** At most so many rows that follow a position. */
    public static List<EventRow> after(Connection connection, long position, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            return rows(statement);
        }
    }

    static List<EventRow> ofAggregate(
            Connection connection, String id, long fromSequence, long upToPosition)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_AGGREGATE)) {
            statement.setString(1, id);
            statement.setLong(2, fromSequence);
            statement.setLong(3, upToPosition);
            return rows(statement);
        }
    }

    static List<EventRow> ofAggregates(
            Connection connection, Collection<String> ids, long upToPosition) throws SQLException {
        try (var statement = connection.prepareStatement(OF_AGGREGATES)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setLong(2, upToPosition);
            return rows(statement);
        }
    }

    static List<EventRow> ofRange(
            Connection connection, AggregateRange range, long upToPosition, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_RANGE)) {
            statement.setString(1, range.afterId());
            statement.setString(2, range.upToId());
            statement.setLong(3, upToPosition);
            statement.setInt(4, limit);
            return rows(statement);
        }
    }

    static List<EventRow> ofTypes(
            Connection connection, Collection<String> types, long position, long upTo, int limit)
            throws SQLException {
        boolean all = types.isEmpty();
        try (var statement = connection.prepareStatement(all ? PART : OF_TYPES)) {
            statement.setLong(1, position);
            statement.setLong(2, upTo);
            if (!all) {
                statement.setArray(3, connection.createArrayOf("text", types.toArray()));
            }
            statement.setInt(all ? 3 : 4, limit);
            return rows(statement);
        }
    }

    /** Whose events have these positions, in the order of their ids. */
    static List<String> aggregatesAt(Connection connection, Collection<Long> positions)
            throws SQLException {
        var ids = new ArrayList<String>();
        try (var statement = connection.prepareStatement(SAMPLE)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    /** The last position; 0 in an empty log. */
    public static long head(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HEAD)) {
            return number(statement);
        }
    }

    static long lastSequence(Connection connection, String aggregateId) throws SQLException {
        try (var statement = connection.prepareStatement(LAST_SEQUENCE)) {
            statement.setString(1, aggregateId);
            return number(statement);
        }
    }

    static long positionAt(Connection connection, Instant time) throws SQLException {
        // Down to what the database can hold; the driver would round up to the next microsecond.
        Instant held = time.truncatedTo(ChronoUnit.MICROS);
        try (var statement = connection.prepareStatement(POSITION_AT)) {
            statement.setObject(1, OffsetDateTime.ofInstant(held, ZoneOffset.UTC));
            return number(statement);
        }
    }

    static long positionAgo(Connection connection, Duration time) throws SQLException {
        try (var statement = connection.prepareStatement(POSITION_AGO)) {
            statement.setLong(1, time.toMillis());
            return number(statement);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<EventRow> rows(PreparedStatement statement) throws SQLException {
        var rows = new ArrayList<EventRow>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(EventRow.of(row));
            }
        }
        return rows;
    }
}
