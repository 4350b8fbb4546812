package io.taskledger.command.platform.quota;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/** The usage that the database counts from the log. */
final class UsageTable {

    private static final String COUNT = "select count_usage(?)";

    private static final String BEHIND =
            """
            select coalesce((select max(position) from event), 0) - position from usage_mark
            """;

    /** Bytes are those of today. */
    private static final String READ =
            """
            select u.kind, u.subject, u.used
            from unnest(?::text[], ?::text[]) as w (kind, subject)
            join usage_count u using (kind, subject)
            where u.day is null or u.day = (clock_timestamp() at time zone 'UTC')::date
            """;

    private final DataSource log;

    UsageTable(DataSource log) {
        this.log = log;
    }

    /** What is counted of whom. */
    record Key(Quota quota, String subject) {

        private String kind() {
            return switch (quota) {
                case PROJECTS_PER_PERSON -> "projects";
                case TASKS_PER_PROJECT -> "tasks";
                case BYTES_PER_DAY -> "bytes";
                case MEMBERS_PER_PROJECT -> throw new IllegalArgumentException("not counted here");
            };
        }
    }

    /** Counts up to so many more events; returns how many. */
    long count(int atMost) throws SQLException {
        try (Connection connection = log.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setInt(1, atMost);
            return number(count);
        }
    }

    /** How many events are not counted yet. */
    long behind() throws SQLException {
        try (Connection connection = log.getConnection();
                PreparedStatement behind = connection.prepareStatement(BEHIND)) {
            return number(behind);
        }
    }

    /** The usage of all these, in one trip; 0 where there is none. */
    Map<Key, Long> read(Collection<Key> keys) throws SQLException {
        Map<Key, Long> usage = new HashMap<>();
        Map<String, Key> byName = new HashMap<>();
        for (Key key : keys) {
            usage.put(key, 0L);
            byName.put(key.kind() + " " + key.subject(), key);
        }
        try (Connection connection = log.getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(1, texts(connection, keys.stream().map(Key::kind).toArray()));
            read.setArray(2, texts(connection, keys.stream().map(Key::subject).toArray()));
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    Key key = byName.get(row.getString(1) + " " + row.getString(2));
                    if (key != null) {
                        usage.put(key, row.getLong(3));
                    }
                }
            }
        }
        return usage;
    }

    private static java.sql.Array texts(Connection connection, Object[] values)
            throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
