package io.taskledger.query.platform;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * Gives a transaction of the projections more time than a batch has, whose answer is given up after
 * {@link Databases#PROJECTION_ANSWER}: what takes long says so.
 */
@Component
public final class LongWork {

    private final DataSource source;

    public LongWork(@Qualifier(Databases.PROJECTIONS) DataSource source) {
        this.source = source;
    }

    /**
     * Lets each statement of the current transaction take so long; the pool sets it back.
     *
     * @param most in milliseconds, from 1 ms; the connection is given up when the server says
     *     nothing for {@link Databases#GRACE} longer
     */
    public void allow(Duration most) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            allow(connection, most);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The connection is lost", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** As {@link #allow(Duration)}, in the transaction of this connection. */
    public static void allow(Connection connection, Duration most) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) most.plus(Databases.GRACE).toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = " + most.toMillis());
        }
    }
}
