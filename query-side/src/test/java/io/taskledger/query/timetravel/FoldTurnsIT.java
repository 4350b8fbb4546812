package io.taskledger.query.timetravel;

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

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Who waits for a projection keeps nobody from the log. */
@Timeout(120)
class FoldTurnsIT {

    @Test
    void nobodyHoldsATurnWhileAProjectionIsWaitedFor() {
        try (World world = new World();
                Instance instance = world.start(Map.of("taskledger.past.at-once", "1"))) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            long there = team.happens(team.task(task, "Sail"));
            Client bob = instance.as("bob");
            Client admin = instance.as("admin");
            assertThat(bob.getAt(there, team.path() + "/history").status()).isEqualTo(200);
            assertThat(admin.post("/api/admin/projections/history/pause").status()).isEqualTo(200);
            long ahead = team.happens(new TaskRenamed(task, team.project, "Sail", "Steam"));
            String list = team.path() + "/tasks?asOf=";
            CompletableFuture<Reply> waiting =
                    CompletableFuture.supplyAsync(
                            () -> instance.as("alice").getAt(ahead, list + at(world, ahead)));
            await().until(() -> waiting(instance) == 1);

            Reply other = bob.get(list + at(world, there));
            assertThat(other.content("title")).as(other.toString()).containsExactly("Sail");
            assertThat(waiting).isNotDone();

            admin.post("/api/admin/projections/history/resume");
            assertThat(waiting.join().content("title")).containsExactly("Steam");
        }
    }

    private static Instant at(World world, long position) {
        return world.ledger().reader().after(position - 1, 1).getFirst().recordedAt();
    }

    private static double waiting(Instance instance) {
        return instance.bean(MeterRegistry.class)
                .get("http.places.taken")
                .tag("of", "wait")
                .gauge()
                .value();
    }
}
