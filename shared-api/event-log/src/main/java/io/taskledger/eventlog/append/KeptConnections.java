package io.taskledger.eventlog.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

import javax.sql.DataSource;

/**
 * As many connections as were ever in use at once, kept until they fail: signing in costs more than
 * most statements, and only a kept connection comes to prepared statements and binary transfer.
 */
public final class KeptConnections implements LogConnections, AutoCloseable {

    private final DataSource dataSource;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * @param dataSource unpooled
     */
    public KeptConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T with(Work<T> work) throws SQLException {
        Connection kept = idle.poll();
        Connection connection = kept == null ? dataSource.getConnection() : kept;
        boolean usable = false;
        try {
            T result = work.on(connection);
            usable = true;
            return result;
        } catch (SQLException e) {
            usable = !LogFailures.isPassing(e);
            throw e;
        } finally {
            if (usable && !closed) {
                idle.push(connection);
            } else {
                discard(connection);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            discard(next);
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was broken already, which is why it goes.
        }
    }
}
