package io.taskledger.query.operations.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Timeout(120)
@SharesTheWorld
class PauseIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String WORKSPACE = "/api/admin/projections/workspace";

    @Test
    void holdsOnEveryInstanceUntilItIsResumed() {
        // So that what operators do moves nothing on while it is looked at.
        Map<String, String> untold = Map.of("taskledger.switch.off", "operator-events");
        try (World world = new World();
                Instance one = world.start(untold);
                Instance two = world.start(untold)) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            long before = team.happens(team.task(task, "Seen"));
            assertThat(two.as("alice").getAt(before, team.path(task)).status()).isEqualTo(200);
            Client admin = one.as("admin");

            assertThat(state(admin.post(WORKSPACE + "/pause"))).isEqualTo("PAUSED");
            assertThat(state(two.as("admin").post(WORKSPACE + "/pause"))).isEqualTo("PAUSED");
            long meanwhile = team.happens(team.task(UUID.randomUUID(), "Waits"));
            Client alice = two.as("alice");
            // The other projection shows that events flow.
            await().atMost(SOON).until(() -> position(admin, "history") == meanwhile);
            assertThat(position(admin, "workspace")).isEqualTo(before);
            assertThat(alice.get(team.path(task)).status()).isEqualTo(200);
            awaitGauge(one, "PAUSED");

            admin.post(WORKSPACE + "/resume");
            assertThat(alice.getAt(meanwhile, team.path() + "/tasks").content()).hasSize(2);
            await().atMost(SOON).until(() -> state(admin.get(WORKSPACE)).equals("RUNNING"));
            Reply trail = admin.get("/api/admin/audit?aggregateId=workspace");
            assertThat(trail.content("event"))
                    .containsExactly("ProjectionResumed", "ProjectionPaused");
            assertThat(trail.content("actor")).containsOnly(Team.ADMIN);
            assertThat(trail.content().getFirst().path("at").asString()).isNotEmpty();
            standsAmongTheEvents(admin, meanwhile);
        }
    }

    /** Page by page and by cursor, in both directions. */
    private static void standsAmongTheEvents(Client admin, long meanwhile) {
        admin.get("/api/admin/audit/export");
        List<String> all = admin.get("/api/admin/audit?size=100").content("event");
        assertThat(all.subList(0, 6))
                .containsExactly(
                        "AuditTrailExported",
                        "AuditTrailRead",
                        "ProjectionResumed",
                        "TaskCreated",
                        "ProjectionPaused",
                        "TaskCreated");
        List<String> ids = admin.get("/api/admin/audit?size=100").content("id");
        assertThat(ids).doesNotHaveDuplicates().contains(Long.toString(meanwhile));
        List<String> paged = new ArrayList<>();
        List<String> walked = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < (ids.size() + 1) / 2; page++) {
            Reply byNumber = admin.get("/api/admin/audit?size=2&page=" + page);
            assertThat(byNumber.json().path("page").path("totalElements").asInt())
                    .isEqualTo(ids.size());
            paged.addAll(byNumber.content("id"));
            Reply byCursor = admin.get("/api/admin/audit?size=2&cursor=" + cursor);
            walked.addAll(byCursor.content("id"));
            cursor = byCursor.json().path("page").path("nextCursor").asString("");
        }
        assertThat(paged).isEqualTo(ids);
        assertThat(walked).isEqualTo(ids);
        assertThat(admin.get("/api/admin/audit?size=100&sort=position,asc").content("id"))
                .isEqualTo(ids.reversed());
        assertThat(admin.get("/api/admin/audit/export").response().body().lines())
                .hasSize(ids.size());
        assertThat(admin.get("/api/admin/audit?type=ProjectionPaused").content()).hasSize(1);
        assertThat(admin.get("/api/admin/audit?projectId=" + UUID.randomUUID()).content())
                .isEmpty();
    }

    @Test
    void isForAdministratorsOnly() {
        Client alice = World.shared().as("alice");
        assertThat(alice.post(WORKSPACE + "/pause").status()).isEqualTo(403);
        assertThat(alice.post(WORKSPACE + "/resume").status()).isEqualTo(403);
        assertThat(World.shared().as("admin").post("/api/admin/projections/x/pause").status())
                .isEqualTo(404);
    }

    private static void awaitGauge(Instance instance, String state) {
        await().atMost(SOON)
                .until(
                        () ->
                                instance.bean(MeterRegistry.class)
                                                .get("taskledger.projection.state")
                                                .tag("projection", "workspace")
                                                .tag("state", state)
                                                .gauge()
                                                .value()
                                        == 1);
    }

    private static String state(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().path("state").asString();
    }

    private static long position(Client admin, String projection) {
        JsonNode status = admin.get("/api/admin/projections/" + projection).json();
        return status.path("position").asLong();
    }
}
