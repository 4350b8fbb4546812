package io.taskledger.query.operations.action;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.append.KeptConnections;
import io.taskledger.eventlog.release.InstanceName;
import io.taskledger.query.platform.DatabaseSettings;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one thing that this side may append to the log. */
@Component
@DependsOn("liveInstances")
final class OperatorLog implements DisposableBean {

    private static final String APPEND =
            "select append_operator_event(?, ?, ?, 'Projection', ?, ?::timestamptz, ?, ?)";

    private final KeptConnections connections;

    OperatorLog(DatabaseSettings databases, InstanceName instance) {
        var log = databases.eventlog();
        this.connections =
                new KeptConnections(
                        EventLogDataSource.unpooled(
                                log.url(),
                                log.username(),
                                log.password(),
                                instance.connection("operators")));
    }

    /**
     * Its position; the same again for what was appended before.
     *
     * @throws SQLException if it was not appended, or if that is not known
     */
    long append(PendingAction action) throws SQLException {
        return connections.with(connection -> append(connection, action));
    }

    private static long append(Connection connection, PendingAction action) throws SQLException {
        try (var call = connection.prepareStatement(APPEND)) {
            call.setObject(1, action.key());
            call.setString(2, action.actor());
            call.setString(3, action.action());
            call.setString(4, action.projection());
            call.setString(5, action.lateSince());
            call.setString(6, action.details());
            call.setString(7, action.requestId());
            try (ResultSet row = call.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                if (row.wasNull()) {
                    throw new SQLException("The log does not say where the action stands");
                }
                return position;
            }
        }
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
