package io.taskledger.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.local.process.Part;
import io.taskledger.local.process.Supervised;
import io.taskledger.servers.FreePort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

class ServersIT {

    @TempDir Path root;

    private Layout layout;
    private Secrets secrets;
    private int port;
    private Supervised supervised;

    @BeforeEach
    void create() throws IOException {
        layout = new Layout(root);
        layout.create();
        secrets = Secrets.in(layout.secrets());
        port = FreePort.find();
    }

    @AfterEach
    void stop() {
        supervised.stop();
    }

    @Test
    void postgresqlIsDurableAndComesBackOnTheSameDataAfterAKill() throws Exception {
        start(new PostgresPart(layout, port, secrets));
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String setting :
                    new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                var value = statement.executeQuery("show " + setting);
                value.next();
                assertThat(value.getString(1)).as(setting).isEqualTo("on");
            }
            statement.execute("create table kept as select 42 as answer");
        }
        ProcessHandle first = layout.pidFile("postgres").process().orElseThrow();

        first.destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> layout.pidFile("postgres").process(),
                        now -> now.isPresent() && !now.get().equals(first));
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select answer from kept")) {
            answer.next();
            assertThat(answer.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void redisComesBackAfterAKill() throws Exception {
        start(new RedisPart(layout, port, secrets));
        ProcessHandle first = layout.pidFile("redis").process().orElseThrow();

        first.destroyForcibly();

        await().until(
                        () -> layout.pidFile("redis").process(),
                        now -> now.isPresent() && !now.get().equals(first));
    }

    private void start(Part part) throws Exception {
        supervised = new Supervised(part, layout.pidFile(part.name()), words -> {});
        supervised.start();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "postgres",
                secrets.superuser());
    }
}
