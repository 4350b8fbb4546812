package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Somebody's lists that take long keep nobody else from reading. */
@Timeout(60)
class ReadingTurnsIT {

    private static final int MANY = 12;

    @Test
    void oneCallerLeavesTurnsToTheOthers() throws SQLException {
        try (World world = new World();
                Instance instance = world.start(Map.of("taskledger.readmodel.pool-size", "6"));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = world.databases().readModel("migrator").getConnection();
                Statement statement = connection.createStatement()) {
            Team team = new Team(world.ledger());
            long last = team.happens(team.task(UUID.randomUUID(), "Sail"));
            assertThat(instance.as("bob").getAt(last, team.path()).status()).isEqualTo(200);
            connection.setAutoCommit(false);
            statement.execute("lock table task in access exclusive mode");
            List<CompletableFuture<Reply>> lists =
                    IntStream.rangeClosed(1, MANY)
                            .mapToObj(
                                    size ->
                                            CompletableFuture.supplyAsync(
                                                    () -> tasks(instance, team, size), clients))
                            .toList();
            await().until(() -> asking(instance) == MANY && waiting(world) >= 2);

            Reply other = instance.as("bob").get(team.path() + "/members?size=7");
            assertThat(other.status()).isEqualTo(200);
            assertThat(lists).noneMatch(CompletableFuture::isDone);
            connection.rollback();
            assertThat(lists).allMatch(each -> each.join().status() == 200);
        }
    }

    private static Reply tasks(Instance instance, Team team, int size) {
        return instance.as("alice").get(team.path() + "/tasks?q=zzqq&size=" + size);
    }

    private static double asking(Instance instance) {
        return instance.bean(MeterRegistry.class)
                .get("http.places.taken")
                .tag("of", "request")
                .gauge()
                .value();
    }

    private static int waiting(World world) throws SQLException {
        try (Connection connection = world.databases().readModel("migrator").getConnection();
                Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(*) from pg_locks
                                where not granted and relation = 'task'::regclass
                                """)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
