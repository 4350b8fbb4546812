package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.TestLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/** The database counts what is stored by whom, each event once. */
class UsageIT {

    private TestLog log;
    private DataSource command;

    @BeforeEach
    void open() {
        log = new TestLog();
        command = log.pool("command_app");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void countsByStretches() throws SQLException {
        fact(1, "ProjectCreated", "{\"projectId\":\"p\",\"ownerId\":\"ann\"}", "ann", "2026-03-01");
        for (int position = 2; position <= 6; position++) {
            fact(position, "TaskCreated", "{\"projectId\":\"p\"}", "bea", "2026-03-01");
        }
        fact(7, "TaskRenamed", "{\"projectId\":\"p\"}", "bea", "2026-03-01");

        assertThat(count(4)).isEqualTo(4);
        assertThat(used()).containsEntry("tasks p", 3L);
        assertThat(count(4)).isEqualTo(3);
        assertThat(count(4)).isZero();
        assertThat(used()).containsEntry("projects ann", 1L).containsEntry("tasks p", 5L);
        assertThat(used().get("bytes bea")).isGreaterThan(used().get("bytes ann"));
    }

    @Test
    void countsBytesByTheDay() throws SQLException {
        fact(1, "TaskRenamed", "{}", "ann", "2026-03-01");
        count(1);
        long one = used().get("bytes ann");
        fact(2, "TaskRenamed", "{}", "ann", "2026-03-01");
        fact(3, "TaskRenamed", "{}", "bea", "2026-03-01");
        fact(4, "TaskRenamed", "{}", "ann", "2026-03-02");
        fact(5, "TaskRenamed", "{}", "ann", "2026-03-02");
        fact(6, "TaskRenamed", "{}", "ann", "2026-03-02");
        count(100);

        assertThat(used()).containsEntry("bytes ann", 3 * one).containsEntry("bytes bea", one);
        assertThat(log.number("select count(*) from usage_count where day = '2026-03-02'"))
                .isEqualTo(1);
    }

    @Test
    void countsOnceWhoeverCounts() throws SQLException {
        fact(1, "TaskCreated", "{\"projectId\":\"p\"}", "ann", "2026-03-01");
        try (Connection first = command.getConnection();
                Connection second = command.getConnection()) {
            first.setAutoCommit(false);
            assertThat(count(first, 10)).isEqualTo(1);
            // Does not wait.
            assertThat(count(second, 10)).isZero();
            first.rollback();
            assertThat(count(second, 10)).isEqualTo(1);
        }
        assertThat(used()).containsEntry("tasks p", 1L);
    }

    @Test
    void countsAgainFromNothing() throws SQLException {
        fact(1, "TaskCreated", "{\"projectId\":\"p\"}", "ann", "2026-03-01");
        count(10);
        Map<String, Long> before = used();
        log.execute("truncate usage_count; update usage_mark set position = 0");
        count(10);
        assertThat(used()).isEqualTo(before);
    }

    private void fact(int position, String type, String payload, String actor, String day) {
        log.execute(
                """
                insert into event values
                (%1$d, 0, '%5$s 12:00Z', 1, 'a%1$d', 'X', '%2$s', '1', '%3$s', '{"actor":"%4$s"}')
                """
                        .formatted(position, type, payload, actor, day));
    }

    private long count(int atMost) throws SQLException {
        try (Connection connection = command.getConnection()) {
            return count(connection, atMost);
        }
    }

    private static long count(Connection connection, int atMost) throws SQLException {
        try (ResultSet row =
                connection.createStatement().executeQuery("select count_usage(" + atMost + ")")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Map<String, Long> used() throws SQLException {
        Map<String, Long> used = new TreeMap<>();
        try (Connection connection = command.getConnection();
                ResultSet row =
                        connection
                                .createStatement()
                                .executeQuery("select kind, subject, used from usage_count")) {
            while (row.next()) {
                used.put(row.getString(1) + " " + row.getString(2), row.getLong(3));
            }
        }
        return used;
    }
}
