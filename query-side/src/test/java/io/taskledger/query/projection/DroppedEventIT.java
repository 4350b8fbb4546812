package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.Bean;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** An event that an upcaster makes nothing of is passed all the same, also where it is the last. */
@Timeout(120)
class DroppedEventIT {

    static class WithoutTrash {

        @Bean
        JsonEventSerializer eventSerializer() {
            EventUpcaster drop =
                    events ->
                            events.filter(each -> !each.getType().getName().equals("TaskTrashed"));
            return EventSerializers.jsonSerializer(EventCatalogue.EVENTS, drop);
        }
    }

    @Test
    void isPassedByAllThatFollowTheLog() {
        try (World world = new World();
                Instance instance = world.start(Map.of(), WithoutTrash.class)) {
            Team team = new Team(world.ledger());
            Client alice = instance.as("alice");
            UUID task = UUID.randomUUID();
            team.happens(team.task(task, "Kept"));
            for (int i = 0; i < 3; i++) {
                UUID other = UUID.randomUUID();
                long last =
                        team.happens(
                                team.task(other, "Other"), new TaskTrashed(other, team.project));
                Reply kept = alice.getAt(last, team.path(task));
                assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
                assertThat(alice.getAt(last, team.path(task) + "/history").status()).isEqualTo(200);
            }
            Client admin = instance.as("admin");
            for (String projection : new String[] {"workspace", "history"}) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(
                                () -> {
                                    JsonNode view =
                                            admin.get("/api/admin/projections/" + projection)
                                                    .json();
                                    assertThat(view.path("lagEvents").asLong())
                                            .as(view.toString())
                                            .isZero();
                                });
                Rebuilding rebuild = Rebuilding.begin(admin, projection).await("READY");
                assertThat(rebuild.view().at("/comparison/equal").asBoolean()).isTrue();
                long head = world.ledger().reader().head();
                assertThat(rebuild.view().at("/comparison/position").asLong()).isEqualTo(head);
                rebuild.does("promote");
            }
            UUID next = UUID.randomUUID();
            long later =
                    team.happens(
                            team.task(next, "Next"),
                            new TaskRenamed(next, team.project, "Next", "N"));
            assertThat(alice.getAt(later, team.path(next)).json().path("title").asString())
                    .isEqualTo("N");
        }
    }
}
