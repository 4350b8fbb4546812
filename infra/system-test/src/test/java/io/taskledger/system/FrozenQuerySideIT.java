package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Api.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The query side that folds is frozen in the middle of a batch, its transaction open and holding
 * locks, for three claim time-outs, and thawed. The other one goes on, what the zombie then wants
 * to commit is refused, and no row is wrong.
 */
@Timeout(300)
class FrozenQuerySideIT {

    private static final Duration CLAIM_TIMEOUT = Duration.ofMillis(3_500);
    // The server ends the open transaction after 3 s, the claim lapses after 3.5 s, and whoever
    // has none looks every 0.8 s.
    private static final Duration BOUND = Duration.ofSeconds(6);

    private final LocalSystem system = LocalSystem.running();
    private final AtomicInteger title = new AtomicInteger();
    private String task;

    @Test
    void nobodyWaitsForAZombieAndTheZombieChangesNothing() throws Exception {
        Api alice = system.as("alice");
        String tasks = "/api/projects/" + alice.newProject("Frozen") + "/tasks";
        JsonNode made = alice.post(tasks, Map.of("title", "0")).expect(201).json();
        task = tasks + "/" + made.get("id").asString();
        readBack(at("query-side-1"), rename());
        long logged = serverLog().length();

        Answer last;
        String zombie;
        try (Connection row = system.readModel()) {
            lock(row, made.get("id").asString());
            last = rename();
            try (Connection activity = system.readModel()) {
                zombie = LockWaits.awaitOne(system, activity, "true");
            }
            system.signal(zombie, "STOP");
            row.rollback();
        }
        String other = zombie.endsWith("1") ? "query-side-2" : "query-side-1";
        long frozen = System.nanoTime();
        try {
            readBack(at(other), last);
            Duration blocked = Duration.ofNanos(System.nanoTime() - frozen);
            System.out.printf("Readers waited %d ms for a frozen query side%n", blocked.toMillis());
            assertThat(blocked).as("until the other one went on").isLessThan(BOUND);
            while (System.nanoTime() - frozen < CLAIM_TIMEOUT.multipliedBy(3).toNanos()) {
                readBack(at(other), rename());
            }
        } finally {
            system.signal(zombie, "CONT");
        }
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(system::isReady);
        last = rename();
        readBack(at(zombie), last);
        readBack(at(other), last);
        assertThat(serverLog().substring((int) logged))
                .as("the zombie's transaction")
                .contains("terminating connection due to idle-in-transaction timeout");
        rowsAreRight(made.get("id").asString());
        Rebuild.provesAllProjections(system);
    }

    /** Alice, past the entry point. */
    private Api at(String querySide) {
        int number = querySide.endsWith("1") ? 1 : 2;
        return new Api(system.instance("query-side", number), system.token("alice"));
    }

    private static void lock(Connection row, String taskId) throws SQLException {
        row.setAutoCommit(false);
        try (Statement statement = row.createStatement()) {
            statement.execute("select from task where id = '%s' for update".formatted(taskId));
        }
    }

    private Answer rename() throws IOException {
        String next = Integer.toString(title.incrementAndGet());
        return system.as("alice").patch(task, Map.of("title", next)).expect(200);
    }

    private void readBack(Api instance, Answer renamed) throws IOException {
        String token = renamed.consistencyToken();
        Answer read = instance.get(task, "Consistency-Token", token, "Prefer", "wait=10");
        assertThat(read.expect(200).json().get("title").asInt()).isEqualTo(title.get());
    }

    private void rowsAreRight(String taskId) throws Exception {
        try (EventLog log = new EventLog(system)) {
            int events = log.of(taskId).size();
            JsonNode view = system.as("alice").get(task).expect(200).json();
            assertThat(view.get("version").asInt()).isEqualTo(events);
            JsonNode history = system.as("alice").get(task + "/history").expect(200).json();
            assertThat(history.at("/page/totalElements").asInt()).isEqualTo(events);
        }
        for (JsonNode each : system.as("admin").get(Operations.PROJECTIONS).expect(200).json()) {
            assertThat(each.get("deadLetters").asInt()).as(each.toString()).isZero();
            assertThat(each.get("state").asString()).as(each.toString()).isEqualTo("RUNNING");
        }
    }

    private String serverLog() throws IOException {
        return Files.readString(system.data().resolve("postgres/server.log"));
    }
}
