package io.taskledger.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;

class TestPostgresIT {

    @Test
    void givesEachCallerItsOwnPairOfDatabases() throws SQLException {
        try (var one = TestPostgres.create();
                var two = TestPostgres.create()) {
            try (var connection = one.eventLog("migrator").getConnection()) {
                connection.createStatement().execute("create table mine (id int)");
            }
            try (var connection = two.eventLog("migrator").getConnection()) {
                connection.createStatement().execute("create table mine (id int)");
            }
        }
    }

    @Test
    void letsTheCommandRoleIntoTheLogOnlyAndCreateNothing() throws SQLException {
        try (var databases = TestPostgres.create()) {
            try (var connection = databases.eventLog("command_app").getConnection()) {
                assertThatThrownBy(
                                () ->
                                        connection
                                                .createStatement()
                                                .execute("create table t (a int)"))
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
            assertThatThrownBy(() -> databases.readModel("command_app").getConnection())
                    .hasMessageContaining("permission denied for database");
            try (var connection = databases.readModel("query_app").getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }
}
