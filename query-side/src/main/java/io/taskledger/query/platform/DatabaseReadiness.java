package io.taskledger.query.platform;

import io.taskledger.platform.health.Readiness;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Ready means that a connection answers. */
record DatabaseReadiness(String name, DataSource source) implements Readiness {

    @Override
    public boolean isReady() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(1);
        }
    }
}
