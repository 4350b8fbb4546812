package io.taskledger.query.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SmallProcess;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Someone who stored as much as may be stored asks for the past of it, again and again. */
@Timeout(300)
class HeavyPastIT {

    private static final String LARGE = "\u8cc7".repeat(10_000);
    private static final int TASKS = 1_900;
    private static final int CHANGES = 1_200;
    private static final int BATCH = 50;
    private static final int REQUESTS = 14;
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    private final World world = new World();
    private final Team team = new Team(world.ledger());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void doesNoHarmToOthers(@TempDir Path directory) throws Exception {
        UUID task = UUID.randomUUID();
        List<LedgerEvent> events = new ArrayList<>();
        events.add(team.task(task, "Long"));
        for (int i = 0; i < CHANGES; i++) {
            events.add(new TaskDescriptionChanged(task, team.project, before(i), text(i)));
        }
        for (int i = 0; i < TASKS; i++) {
            events.add(large(UUID.randomUUID(), "Large " + i));
        }
        long position = append(events);
        Instant now = world.ledger().reader().after(position - 1, 1).getFirst().recordedAt();
        try (SmallProcess instance = SmallProcess.start(world, directory.resolve("log"))) {
            instance.as("bob").getAt(position, team.path());
            attack(instance, "/api/tasks?size=1&asOf=" + now);
            attack(instance, team.path(task) + "?asOf=" + now);
            Reply alone = instance.as("alice").get(team.path(task) + "?asOf=" + now);
            assertThat(alone.status()).isEqualTo(200);
            assertThat(alone.json().path("description").asString()).isEqualTo(text(CHANGES - 1));
            assertThat(instance.isAlive()).isTrue();
        }
    }

    /** Meanwhile bob looks at what there is now, and at a past of his own. */
    private void attack(SmallProcess instance, String path) {
        Client alice = instance.as("alice");
        Client bob = instance.as("bob");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> heavy = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                heavy.add(CompletableFuture.supplyAsync(() -> alice.get(path), clients));
            }
            while (!heavy.stream().allMatch(CompletableFuture::isDone)) {
                assertThat(bob.get(team.path()).status()).isEqualTo(200);
                assertThat(bob.get(team.path() + "/tasks?size=1").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
            assertThat(heavy)
                    .allMatch(each -> List.of(200, 429, 503).contains(each.join().status()));
        }
    }

    private long append(List<LedgerEvent> events) {
        long position = 0;
        for (int from = 0; from < events.size(); from += BATCH) {
            int to = Math.min(events.size(), from + BATCH);
            position = world.ledger().append(Team.ALICE, events.subList(from, to));
        }
        return position;
    }

    private TaskCreated large(UUID id, String title) {
        return new TaskCreated(
                id,
                team.project,
                title,
                LARGE,
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                null,
                List.of());
    }

    private static String text(int i) {
        return i + LARGE.substring(10);
    }

    private static @org.jspecify.annotations.Nullable String before(int i) {
        return i == 0 ? null : text(i - 1);
    }
}
