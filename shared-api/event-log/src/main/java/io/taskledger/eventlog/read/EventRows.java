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
import java.util.stream.Collectors;

/** The queries on the log, each one statement on a given connection. */
public final class EventRows {

    private static final String AFTER = RowChunk.select("position > ?", "position");
    private static final String OF_AGGREGATE =
            RowChunk.select(
                    "aggregate_id = ? and sequence_number >= ? and position <= ?",
                    "sequence_number");
    private static final String OF_AGGREGATES =
            RowChunk.select(
                    "aggregate_id = any (?) and (aggregate_id, sequence_number) > (?, ?)"
                            + " and position <= ?",
                    "aggregate_id, sequence_number");
    private static final String OF_RANGE =
            RowChunk.select(
                    "(aggregate_id, sequence_number) > (?, ?) and aggregate_id <= ?"
                            + " and position <= ?",
                    "aggregate_id, sequence_number");
    private static final String KINDS =
            "select distinct on (type, revision) "
                    + EventRow.COLUMNS
                    + " from (select * from event where aggregate_id = ? and sequence_number >= ?"
                    + " order by sequence_number desc limit ?) as newest"
                    + " order by type, revision, sequence_number desc";
    private static final String SAMPLE =
            "select aggregate_id from event where position = any (?) order by aggregate_id";
    private static final String IN_PART = "position > ? and position <= ?";
    private static final String PART = RowChunk.select(IN_PART, "position");
    private static final String HEAD = "select coalesce(max(position), 0) from event";
    private static final String LAST_SEQUENCE =
            "select coalesce(max(sequence_number), -1) from event where aggregate_id = ?";
    private static final String POSITION_AT = "select position_at(?)";
    private static final String POSITION_AGO =
            "select position_at(least(clock_timestamp(), (select recorded_at from event order by"
                    + " position desc limit 1)) - ? * interval '1 millisecond')";

    private EventRows() {}

    /** Rows that follow a position; none only at the head. */
    public static RowChunk after(Connection connection, long position, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            return RowChunk.of(statement, 2, limit);
        }
    }

    static RowChunk ofAggregate(
            Connection connection, String id, long fromSequence, long upToPosition, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_AGGREGATE)) {
            statement.setString(1, id);
            statement.setLong(2, fromSequence);
            statement.setLong(3, upToPosition);
            return RowChunk.of(statement, 4, limit);
        }
    }

    static RowChunk ofAggregates(
            Connection connection,
            Collection<String> ids,
            StreamPlace after,
            long upToPosition,
            int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_AGGREGATES)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setString(2, after.aggregateId());
            statement.setLong(3, after.sequence());
            statement.setLong(4, upToPosition);
            return RowChunk.of(statement, 5, limit);
        }
    }

    static RowChunk ofRange(
            Connection connection, StreamPlace after, String upToId, long upToPosition, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_RANGE)) {
            statement.setString(1, after.aggregateId());
            statement.setLong(2, after.sequence());
            statement.setString(3, upToId);
            statement.setLong(4, upToPosition);
            return RowChunk.of(statement, 5, limit);
        }
    }

    static RowChunk ofTypes(
            Connection connection, Collection<String> types, long position, long upTo, int limit)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(types.isEmpty() ? PART : partOfTypes(types))) {
            statement.setLong(1, position);
            statement.setLong(2, upTo);
            return RowChunk.of(statement, 3, limit);
        }
    }

    /** With the types in its text: an index on some of them is no use to a plan for any. */
    private static String partOfTypes(Collection<String> types) {
        String names =
                types.stream()
                        .sorted()
                        .map(type -> "'" + type.replace("'", "''") + "'")
                        .collect(Collectors.joining(", "));
        return RowChunk.select(IN_PART + " and type in (" + names + ")", "position");
    }

    /** The newest event of each type and revision among the newest of an aggregate. */
    static List<EventRow> kinds(Connection connection, String id, long fromSequence, int newest)
            throws SQLException {
        var rows = new ArrayList<EventRow>();
        try (var statement = connection.prepareStatement(KINDS)) {
            statement.setString(1, id);
            statement.setLong(2, fromSequence);
            statement.setInt(3, newest);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(EventRow.of(row));
                }
            }
        }
        return rows;
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
}
