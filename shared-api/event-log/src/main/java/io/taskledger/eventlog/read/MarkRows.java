package io.taskledger.eventlog.read;

import io.taskledger.eventlog.LogMark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Queries on what stands where in the log, none of which reads an event's content. */
public final class MarkRows {

    private static final String AT = "select position, append_id from event where position = ?";
    private static final String HEAD =
            "select position, append_id from event order by position desc limit 1";
    private static final String OF_ALL =
            "select position, append_id from event where position = any (?) or position = (select"
                    + " max(position) from event)";

    private MarkRows() {}

    /** What stands at a position; {@link LogMark#START} where nothing does. */
    public static LogMark at(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement(AT)) {
            statement.setLong(1, position);
            return one(statement);
        }
    }

    /** The last event; {@link LogMark#START} in an empty log. */
    public static LogMark head(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HEAD)) {
            return one(statement);
        }
    }

    /** What stands at these positions and at the head, all at one moment. */
    public static Map<Long, LogMark> atAndHead(Connection connection, Collection<Long> positions)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_ALL)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            var found = new HashMap<Long, LogMark>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), mark(row));
                }
            }
            return found;
        }
    }

    private static LogMark one(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? mark(row) : LogMark.START;
        }
    }

    private static LogMark mark(ResultSet row) throws SQLException {
        return LogMark.of(row.getLong(1), row.getLong(2));
    }
}
