package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.TestLog;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

import javax.sql.DataSource;

class PrivilegesIT {

    private static TestLog log;
    private static DataSource command;
    private static DataSource query;

    @BeforeAll
    static void open() {
        log = new TestLog();
        command = log.pool("command_app");
        query = log.pool("query_app");
        log.appends().append(TestLog.append("a", 0));
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set payload = '{}'",
                "delete from event",
                "truncate event",
                "insert into event select * from event",
                "delete from receipt",
                "insert into receipt select * from receipt",
                "delete from instance",
                "update instance set knows = '{}'",
                "update unregistered_instance set seen_at = null",
                "delete from operator_event",
                "insert into operator_event (key) values (gen_random_uuid())",
                "select key from operator_event for key share",
                "do 'begin lock table operator_event in row share mode; end'",
                "delete from snapshot",
                "insert into snapshot select * from snapshot",
                "delete from usage_count",
                "update usage_mark set position = 0",
                "do 'begin lock table append_lock in access share mode; end'",
                "do 'begin lock table append_lock in exclusive mode; end'",
                "do 'begin lock table event in row exclusive mode; end'",
                "drop table event",
                "alter table event add column x int",
                "create table mine (a int)",
                "create function f() returns int language sql return 1"
            })
    void neitherServiceMay(String sql) {
        assertRefused(command, sql);
        assertRefused(query, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select"
                    + " append_optimistic('{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}')",
                "select"
                    + " append_checked('{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}')",
                "select"
                    + " append_optimistic('{}','infinity','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}')",
                "select"
                    + " append_checked('{}','infinity','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}')",
                "select store_snapshot('a', 1, 't', 't', '1', '{}')",
                "select store_snapshot('a', 1, 0, 't', 't', '1', '{}')",
                "select prune_receipts(1)",
                "select count_usage(1)",
                "select append_operator_events('infinity')"
            })
    void onlyTheCommandSideMay(String sql) throws SQLException {
        assertRefused(query, sql);
        execute(command, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select position from operator_event",
                "select tell_operator_event(gen_random_uuid(), 'ann', 'Did', 'Projection', 'w',"
                        + " null, '{}', null)"
            })
    void onlyTheQuerySideMay(String sql) throws SQLException {
        assertRefused(command, sql);
        execute(query, sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select from event", "select position_at(now())"})
    void bothMay(String sql) throws SQLException {
        execute(query, sql);
        execute(command, sql);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres,  command_app",
        "postgres,  query_app",
        "postgres,  migrator",
        "template1, command_app",
        "template1, query_app",
        "template1, migrator"
    })
    void rolesConnectToTheirOwnDatabasesOnly(String database, String role) {
        DataSource other =
                TestPostgres.server().dataSource(database, role, TestPostgres.password(role));
        assertRefused(other, "select");
    }

    private static void assertRefused(DataSource role, String sql) {
        assertThatThrownBy(() -> execute(role, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static void execute(DataSource role, String sql) throws SQLException {
        try (var connection = role.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
