package io.taskledger.query.platform;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Connections of a pool for what must be over by the thread's {@link Deadline}. Neither a
 * connection nor the answer to what is sent over it is waited for any longer, whether the server is
 * gone, overloaded, or silent.
 */
final class DeadlineDataSource extends DelegatingDataSource implements AutoCloseable {

    /** How long the pool itself waits, before it is looked at the deadline again. */
    static final Duration SLICE = Duration.ofMillis(500);

    /** So that the server, which counts from later on, says itself that a statement took long. */
    private static final long GRACE_MILLIS = 200;

    private final HikariDataSource pool;
    private final boolean always;

    /**
     * @param pool with a connection time-out of {@link #SLICE}
     * @param always whether answers to threads without a deadline are waited for as long as usual;
     *     if not, for as long as the pool says
     */
    DeadlineDataSource(HikariDataSource pool, boolean always) {
        super(pool);
        this.pool = pool;
        this.always = always;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = Deadline.current();
        while (true) {
            try {
                Connection connection = pool.getConnection();
                return always || Deadline.isSet() ? bound(connection, deadline) : connection;
            } catch (SQLTransientConnectionException e) {
                if (deadline - System.nanoTime() <= 0) {
                    throw e;
                }
            }
        }
    }

    /** Closes the connection if it cannot be: nobody else would give its place back. */
    private static Connection bound(Connection connection, long deadline) throws SQLException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        try {
            connection.setNetworkTimeout(Runnable::run, (int) (Math.max(0, left) + GRACE_MILLIS));
            return connection;
        } catch (SQLException | RuntimeException e) {
            JdbcUtils.closeConnection(connection);
            throw e;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
