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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** The one thing that this side may tell the log. A command side appends it, within a second. */
@Component
@DependsOn("liveInstances")
final class OperatorLog implements DisposableBean {

    private static final String TELL =
            "select tell_operator_event(?, ?, ?, 'Projection', ?, ?::timestamptz, ?, ?)";

    private static final String TOLD =
            "select key, position from operator_event where key = any(?)";

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
     * Puts the action down, to be appended; once, however often it is told.
     *
     * @throws SQLException if it was not put down, or if that is not known
     */
    void tell(PendingAction action) throws SQLException {
        connections.with(connection -> tell(connection, action));
    }

    /** Those of the actions that the log was told, with their position once they have one. */
    Map<UUID, OptionalLong> told(List<PendingAction> actions) throws SQLException {
        return connections.with(connection -> told(connection, actions));
    }

    private static boolean tell(Connection connection, PendingAction action) throws SQLException {
        try (var call = connection.prepareStatement(TELL)) {
            call.setObject(1, action.key());
            call.setString(2, action.actor());
            call.setString(3, action.action());
            call.setString(4, action.projection());
            call.setString(5, action.lateSince());
            call.setString(6, action.details());
            call.setString(7, action.requestId());
            return call.execute();
        }
    }

    private static Map<UUID, OptionalLong> told(Connection connection, List<PendingAction> actions)
            throws SQLException {
        Object[] keys = actions.stream().map(PendingAction::key).toArray();
        try (var select = connection.prepareStatement(TOLD)) {
            select.setArray(1, connection.createArrayOf("uuid", keys));
            Map<UUID, OptionalLong> told = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Long position = row.getObject("position", Long.class);
                    told.put(
                            row.getObject("key", UUID.class),
                            position == null ? OptionalLong.empty() : OptionalLong.of(position));
                }
            }
            return told;
        }
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
