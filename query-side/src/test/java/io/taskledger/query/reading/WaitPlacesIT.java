package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Someone who waits for more than a share of the places keeps nobody else from waiting. */
@Timeout(60)
class WaitPlacesIT {

    private static final int SHARE = 2;

    @Test
    void everyCallerHasAShare() {
        try (World world = new World();
                Instance instance =
                        world.start(
                                Map.of("taskledger.http.per-caller.waits", String.valueOf(SHARE)));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            instance.as("bob").getAt(team.happens(team.task(task, "Sail")), team.path());
            Client admin = instance.as("admin");
            assertThat(admin.post("/api/admin/projections/workspace/pause").status())
                    .isEqualTo(200);
            long ahead = team.happens(new TaskRenamed(task, team.project, "Sail", "Steam"));

            List<CompletableFuture<Reply>> waiting =
                    IntStream.rangeClosed(1, SHARE)
                            .mapToObj(size -> later(clients, instance, "alice", ahead, team, size))
                            .toList();
            await().until(() -> placesTaken(instance) == SHARE);
            Reply tooMuch = instance.as("alice").getAt(ahead, path(team, SHARE + 1));
            assertThat(tooMuch.status()).isEqualTo(429);
            assertThat(tooMuch.json().path("code").asString()).isEqualTo("too_much_at_once");
            CompletableFuture<Reply> other = later(clients, instance, "bob", ahead, team, 1);
            await().until(() -> placesTaken(instance) == SHARE + 1);

            admin.post("/api/admin/projections/workspace/resume");
            assertThat(other.join().status()).isEqualTo(200);
            assertThat(waiting).allMatch(each -> each.join().status() == 200);
            await().until(() -> placesTaken(instance) == 0);
        }
    }

    private static CompletableFuture<Reply> later(
            ExecutorService clients,
            Instance instance,
            String account,
            long position,
            Team team,
            int size) {
        return CompletableFuture.supplyAsync(
                () -> instance.as(account).getAt(position, path(team, size)), clients);
    }

    private static String path(Team team, int size) {
        return team.path() + "/tasks?size=" + size;
    }

    private static double placesTaken(Instance instance) {
        return instance.bean(MeterRegistry.class)
                .get("http.places.taken")
                .tag("of", "wait")
                .gauge()
                .value();
    }
}
