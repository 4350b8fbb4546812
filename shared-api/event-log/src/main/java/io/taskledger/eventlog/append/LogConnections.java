package io.taskledger.eventlog.append;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Connections to the log, each used by one at a time. */
public interface LogConnections {

    /** Statements on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T with(Work<T> work) throws SQLException;

    /**
     * One from the pool each time, given back at once. Answers are waited for until the thread's
     * {@link CallerDeadline} at most, and one of the thread's {@link CallerTurns} is taken first.
     */
    static LogConnections pooled(DataSource pool) {
        return new LogConnections() {
            @Override
            public <T> T with(Work<T> work) throws SQLException {
                return CallerTurns.take(() -> one(work));
            }

            private <T> T one(Work<T> work) throws SQLException {
                try (Connection connection = pool.getConnection()) {
                    CallerDeadline.bind(connection);
                    return work.on(connection);
                }
            }
        };
    }
}
