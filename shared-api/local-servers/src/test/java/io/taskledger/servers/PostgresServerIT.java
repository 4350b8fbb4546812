package io.taskledger.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

class PostgresServerIT {

    @TempDir Path directory;

    private PostgresServer server;

    @BeforeEach
    void start() {
        server = PostgresServer.start(new PostgresServer.Options(directory.resolve("d"), 0, true));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void durableMeansThatTheServerSyncs() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(one("show " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void keepsDataAndPortWhenItIsKilledAndStartedAgain() throws SQLException {
        server.bootstrap();
        server.bootstrap();
        execute("create table kept as select 42 as answer");

        server.kill();
        assertThat(server.isAlive()).isFalse();
        int port = server.port();
        server = PostgresServer.start(server.options());

        assertThat(server.port()).isEqualTo(port);
        assertThat(one("select answer from kept")).isEqualTo("42");
        assertThat(
                        one(
                                "select count(*) from pg_database where datname in"
                                        + " ('eventlog','readmodel')"))
                .isEqualTo("2");
    }

    @Test
    void takesOverFromAServerThatAKilledOwnerLeftBehind() throws SQLException {
        var second = PostgresServer.start(server.options());

        assertThat(server.isAlive()).isFalse();
        assertThat(second.isAlive()).isTrue();
        server = second;
        assertThat(one("select 1")).isEqualTo("1");
    }

    @Test
    void whatPeopleWroteIsNotInItsLog() throws Exception {
        execute(
                "create table written (words text primary key, check (words <> 'forbidden"
                        + " secret'))");
        try (var connection =
                        server.dataSource("postgres", "postgres", "postgres").getConnection();
                var statement = connection.createStatement();
                var insert = connection.prepareStatement("insert into written values (?)")) {
            statement.execute("set log_min_duration_statement = 0");
            insert.setString(1, "kept secret");
            insert.execute();
            assertThatThrownBy(insert::execute).isInstanceOf(SQLException.class);
            insert.setString(1, "forbidden secret");
            assertThatThrownBy(insert::execute).isInstanceOf(SQLException.class);
        }
        String log = Files.readString(directory.resolve("d/server.log"));
        assertThat(log)
                .contains("insert into written values", "duplicate key value")
                .doesNotContain("kept secret", "(forbidden secret)");
    }

    private String one(String sql) throws SQLException {
        try (var connection =
                        server.dataSource("postgres", "postgres", "postgres").getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection =
                server.dataSource("postgres", "postgres", "postgres").getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
