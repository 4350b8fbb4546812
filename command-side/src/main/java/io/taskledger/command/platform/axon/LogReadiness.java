package io.taskledger.command.platform.axon;

import io.taskledger.platform.health.Readiness;

import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Without the log there are no decisions. */
@Component
class LogReadiness implements Readiness {

    private final DataSource log;

    LogReadiness(DataSource eventLogDataSource) {
        this.log = eventLogDataSource;
    }

    @Override
    public String name() {
        return "event-log";
    }

    @Override
    public boolean isReady() throws SQLException {
        try (Connection connection = log.getConnection()) {
            return connection.isValid(1);
        }
    }
}
