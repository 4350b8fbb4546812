package io.taskledger.query.cache;

import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** Asks the database which tables answer now. */
final class LiveTables {

    /** Longer than any lease: an answer that comes later counts for nothing. */
    private static final int PATIENCE_MILLIS = 2_000;

    private static final String QUESTION =
            """
            select m.id::text as identity, p.live_generation, p.epoch,
                   p.cache_rests_until > '-infinity' as rests, p.cache_rests_until < clock_timestamp() as is_over,
                   extract(milliseconds from cache_lease())::bigint as lease,
                   exists (select from projection_generation g
                           where  g.projection = p.name and g.generation = p.live_generation
                           and    g.diverged_at is not null) as diverged
            from   projection p
            cross  join read_model m
            where  p.name = ?\
            """;

    /**
     * A rest ends with whoever ends it, never by itself: while the row is locked by one who is
     * about to switch, this waits, and finds that there is nothing left to do.
     */
    private static final String END_OF_REST =
            """
            update projection
            set    cache_rests_until = '-infinity'
            where  name = ? and cache_rests_until > '-infinity' and cache_rests_until < clock_timestamp()\
            """;

    private final JdbcOperations jdbc;
    private volatile @Nullable String identity;

    LiveTables(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Which read model it is; null before it has answered once. */
    @Nullable String identity() {
        return identity;
    }

    /** What keys of answers from these tables begin with. */
    static String prefix(String identity, int generation, long epoch) {
        return "taskledger:%s:%d.%d:".formatted(identity, generation, epoch);
    }

    /**
     * Answers within two seconds once there is a connection.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be told
     */
    TableLease ask() {
        ConnectionCallback<TableLease> question = this::ask;
        return Objects.requireNonNull(jdbc.execute(question));
    }

    private TableLease ask(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
            statement.setString(1, ProjectionName.WORKSPACE.text());
            long askedAt = System.nanoTime();
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The read model has no identity or no such projection");
                }
                return lease(connection, row, askedAt);
            }
        }
    }

    private TableLease lease(Connection connection, ResultSet row, long askedAt)
            throws SQLException {
        Duration length = Duration.ofMillis(row.getLong("lease"));
        String read = row.getString("identity");
        identity = read;
        boolean rests = row.getBoolean("rests");
        if (rests && row.getBoolean("is_over")) {
            try (PreparedStatement end = connection.prepareStatement(END_OF_REST)) {
                end.setString(1, ProjectionName.WORKSPACE.text());
                end.executeUpdate();
            }
        }
        String prefix =
                rests || row.getBoolean("diverged")
                        ? null
                        : prefix(read, row.getInt("live_generation"), row.getLong("epoch"));
        return new TableLease(prefix, askedAt, length);
    }
}
