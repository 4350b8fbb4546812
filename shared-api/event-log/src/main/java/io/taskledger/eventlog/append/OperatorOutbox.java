package io.taskledger.eventlog.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import javax.sql.DataSource;

/**
 * What operators of the query side did and has been put down in the log's database, but is not an
 * event yet. Each is appended once, in the order in which they were put down, however many
 * instances do it at the same time.
 */
public final class OperatorOutbox {

    /** Most that are appended at once. */
    public static final int AT_ONCE = 100;

    private final LogConnections connections;
    private final ClockGuard clock;

    /**
     * @param pool connections in auto-commit as {@code command_app}
     */
    public OperatorOutbox(DataSource pool) {
        this(pool, AppendSettings.DEFAULT.clockTolerance());
    }

    OperatorOutbox(DataSource pool, Duration clockTolerance) {
        this.connections = LogConnections.pooled(pool);
        this.clock = new ClockGuard(clockTolerance);
    }

    /**
     * Appends the next of them; returns how many, {@link #AT_ONCE} if there may be more. Waits for
     * the log's lock for 1 s.
     *
     * @throws SQLException if none was appended, or if that is not known: the same again is right
     */
    public int append() throws SQLException {
        return connections.with(this::append);
    }

    private int append(Connection connection) throws SQLException {
        try (var call = connection.prepareStatement("select append_operator_events(?)")) {
            call.setObject(1, OffsetDateTime.ofInstant(clock.latest(), ZoneOffset.UTC));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
