package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@Timeout(120)
@SharesTheWorld
class ProjectionIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void anotherInstanceTakesOverWithoutLosingAnything() {
        try (World world = new World();
                Instance one = world.start();
                Instance two = world.start()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            long position = team.happens(team.task(task, "0"));
            assertThat(two.as("alice").getAt(position, team.path(task)).status()).isEqualTo(200);
            Instance owner = owns(world, one) ? one : two;
            Instance other = owner == one ? two : one;
            owner.close();
            long later = team.happens(new TaskRenamed(task, team.project, "0", "1"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                Reply reply = other.as("alice").getAt(later, team.path(task));
                                assertThat(reply.status()).isEqualTo(200);
                                assertThat(reply.json().path("title").asString()).isEqualTo("1");
                            });
        }
    }

    @Test
    void parksAPoisonEventWithItsAggregateWhileTheRestFlows() {
        Client alice = World.shared().as("alice");
        Client admin = World.shared().as("admin");
        Team team = new Team(World.sharedLedger());
        UUID sick = UUID.randomUUID();
        UUID well = UUID.randomUUID();
        long before = deadLetters(admin);
        // No task begins with being renamed.
        LedgerEvent poison = new TaskRenamed(sick, team.project, "?", "!");
        long position =
                team.happens(poison, team.task(well, "Fine"), new TaskTrashed(sick, team.project));

        assertThat(alice.getAt(position, team.path(well)).status()).isEqualTo(200);
        assertThat(alice.getAt(position, team.path(sick)).status()).isEqualTo(503);
        assertThat(deadLetters(admin)).isEqualTo(before + 2);
        assertThat(
                        alice.getAt(position, team.path())
                                .json()
                                .path("taskCounts")
                                .path("todo")
                                .asInt())
                .isEqualTo(1);
    }

    /** A batch of small events on many large rows is folded in parts. */
    @Test
    void foldsSmallEventsOfLargeRows() {
        Team team = new Team(World.sharedLedger());
        List<TaskCreated> tasks =
                Stream.generate(() -> team.task(UUID.randomUUID(), "0"))
                        .limit(400)
                        .map(ProjectionIT::withLongDescription)
                        .toList();
        World.sharedLedger().append(Team.ALICE, tasks);
        long position =
                World.sharedLedger()
                        .append(
                                Team.ALICE,
                                tasks.stream()
                                        .map(
                                                each ->
                                                        new TaskRenamed(
                                                                each.taskId(),
                                                                team.project,
                                                                "0",
                                                                "1"))
                                        .toList());
        Client alice = World.shared().as("alice");
        Reply renamed = alice.getAt(position, team.path() + "/tasks?q=1&size=1");
        assertThat(renamed.json().at("/page/totalElements").asLong()).isEqualTo(400);
        Reply one = alice.get(team.path(tasks.getLast().taskId()));
        assertThat(one.json().path("version").asLong()).isEqualTo(2);
        assertThat(one.json().path("description").asString()).hasSize(10_000);
    }

    private static TaskCreated withLongDescription(TaskCreated task) {
        return new TaskCreated(
                task.taskId(),
                task.projectId(),
                task.title(),
                "\u5b57".repeat(10_000),
                task.status(),
                task.priority(),
                null,
                null,
                List.of());
    }

    @Test
    void retriesAnErrorOfTheDatabaseAndNeverParks() {
        try (World world = new World();
                Instance instance = world.start()) {
            JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));
            migrator.sql("revoke insert on task from query_app").update();
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            long position = team.happens(team.task(task, "Late"));
            Client admin = instance.as("admin");
            await().atMost(SOON)
                    .until(() -> workspace(admin).json().path("state").asString().equals("FAILED"));
            migrator.sql("grant insert on task to query_app").update();
            await().atMost(SOON)
                    .until(
                            () ->
                                    instance.as("alice").getAt(position, team.path(task)).status()
                                            == 200);
            assertThat(workspace(admin).json().path("deadLetters").asInt()).isZero();
            assertThat(workspace(admin).json().path("state").asString()).isEqualTo("RUNNING");
        }
    }

    @Test
    void stopsLoudlyAtAnEventThatNobodyKnowsUntilItCanBeRead() {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            long position = team.happens(team.task(task, "Before"));
            assertThat(instance.as("alice").getAt(position, team.path(task)).status())
                    .isEqualTo(200);
            JdbcClient migrator = JdbcClient.create(world.databases().eventLog("migrator"));
            migrator.sql(
                            """
                            insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type, type,
                                               revision, payload, metadata)
                            select position + 1, 0, recorded_at, 1, 'new', 'Thing', 'ThingInvented', '1', '{}', '{}'
                            from   event order by position desc limit 1
                            """)
                    .update();
            Client admin = instance.as("admin");
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> workspace(admin).json().path("state").asString().equals("FAILED"));
            assertThat(workspace(admin).json().path("failure").asString())
                    .contains("ThingInvented");
            assertThat(workspace(admin).json().path("position").asLong()).isEqualTo(position);
            // As a deploy does that brings a version which knows the type.
            instance.close();
            migrator.sql(
                            """
                            update event
                            set    type = 'UserRegistered', payload = '{"userId": "new", "name": "N"}'
                            where  aggregate_id = 'new'
                            """)
                    .update();
            try (Instance deployed = world.start()) {
                await().atMost(SOON).until(() -> isRunningAt(deployed, position + 1));
            }
        }
    }

    private static boolean isRunningAt(Instance instance, long position) {
        JsonNode status = workspace(instance.as("admin")).json();
        return status.path("state").asString().equals("RUNNING")
                && status.path("position").asLong() == position
                && status.path("deadLetters").asInt() == 0;
    }

    @Test
    void saysThatItIsBehindRatherThanAnswerTooOld() {
        Team team = new Team(World.sharedLedger());
        Client admin = World.shared().as("admin");
        assertThat(admin.post("/api/admin/projections/workspace/pause").status()).isEqualTo(200);
        try {
            ConsistencyToken token =
                    new ConsistencyToken(team.happens(team.task(UUID.randomUUID(), "Behind")));
            Reply reply =
                    World.shared()
                            .as("alice")
                            .get(
                                    team.path(),
                                    ConsistencyToken.HEADER,
                                    token.encoded(),
                                    "Prefer",
                                    "wait=0");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("projection_behind");
            assertThat(reply.header("Retry-After")).isNotEmpty();
        } finally {
            admin.post("/api/admin/projections/workspace/resume");
        }
        assertThat(World.shared().as("alice").get(team.path(), "Consistency-Token", "7").code())
                .isEqualTo("invalid_consistency_token");
    }

    @Test
    void showsHowItFares() {
        new Team(World.sharedLedger());
        Reply status = workspace(World.shared().as("admin"));
        assertThat(status.json().path("generation").asInt()).isEqualTo(1);
        assertThat(status.json().path("segments").get(0).path("owner").asString()).isNotEmpty();
        assertThat(status.json().path("head").asLong()).isGreaterThan(0);
    }

    private static boolean owns(World world, Instance instance) {
        String node = instance.bean(ProcessorFactory.class).node();
        return JdbcClient.create(world.databases().readModel("query_app"))
                .sql("select owner from projection_checkpoint where projection = 'workspace'")
                .query(String.class)
                .single()
                .startsWith(node);
    }

    private static long deadLetters(Client admin) {
        return workspace(admin).json().path("deadLetters").asLong();
    }

    private static Reply workspace(Client admin) {
        return admin.get("/api/admin/projections/workspace");
    }
}
