package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskRenamed;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.UUID;

@Timeout(60)
class TwoProjectionsIT {

    /** Or whoever goes on with that token would see the task as it was before. */
    @Test
    void theTokenOfAHistoryIsOfTheNewestThatItShows() {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            Client alice = instance.as("alice");
            long created = team.happens(team.task(task, "Sail"));
            String path = team.path(task) + "/history";
            assertThat(alice.getAt(created, path).content("event")).containsExactly("TaskCreated");
            Client admin = instance.as("admin");
            assertThat(admin.post("/api/admin/projections/workspace/pause").status())
                    .isEqualTo(200);
            long renamed = team.happens(new TaskRenamed(task, team.project, "Sail", "Steam"));
            await().until(() -> alice.get(path).content("event").contains("TaskRenamed"));
            assertThat(alice.get(path).position()).isGreaterThanOrEqualTo(renamed);
        }
    }
}
