package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Readers;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A projection has one rebuild at a time: tests that rebuild the same one take turns. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class RebuildIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> SMALL =
            Map.of("taskledger.rebuild.segment-events", "40", "taskledger.rebuild.chunk", "25");

    private final World world = new World();
    private Instance one;
    private Instance two;
    private Client admin;

    @BeforeAll
    void start() {
        one = world.start(SMALL);
        two = world.start(SMALL);
        admin = one.as("admin");
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
        world.close();
    }

    @Test
    @ResourceLock("workspace")
    void replacesAndRollsBackWhileReadersAndWritersNoticeNothing() throws Exception {
        Team team = lively();
        UUID task = UUID.randomUUID();
        team.happens(team.task(task, "0"));
        Rebuilding rebuild;
        try (Readers readers = Readers.start(team, task, one, two)) {
            rebuild = Rebuilding.begin(admin, "workspace").await("READY");
            assertThat(rebuild.view().path("comparison").path("equal").asBoolean())
                    .as(rebuild.view().toString())
                    .isTrue();
            assertThat(rebuild.view().path("processed").asLong())
                    .isGreaterThanOrEqualTo(
                            rebuild.view().path("comparison").path("position").asLong());
            long before = System.nanoTime();
            rebuild.does("promote");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(2));
            readers.awaitMore(two);
            assertThat(status("workspace").path("generation").asInt())
                    .isEqualTo(rebuild.generation());
            rebuild.by(two.as("admin")).does("rollback");
            readers.awaitMore(one);
            assertThat(status("workspace").path("generation").asInt())
                    .isEqualTo(rebuild.view().path("replaces").asInt());
            rebuild.does("promote");
            readers.awaitMore(two);
        }
        assertThat(rebuild.state()).isEqualTo("PROMOTED");
        assertThat(rebuild.view().path("canRollBack").asBoolean()).isTrue();
        assertThat(actions(rebuild))
                .containsExactly(
                        "RebuildRequested",
                        "RebuildPromoted",
                        "RebuildRolledBack",
                        "RebuildPromoted");
    }

    @Test
    @ResourceLock("history")
    void rebuildsHistoryWithItsOldTransitions() {
        Team team = lively();
        long position =
                team.happens(new ProjectArchived(team.project), new ProjectTrashed(team.project));
        String path = team.path() + "/history";
        Reply before = one.as("alice").getAt(position, path);
        Rebuilding rebuild = Rebuilding.begin(admin, "history").await("READY").does("promote");
        assertThat(rebuild.view().path("comparison").path("equal").asBoolean()).isTrue();
        assertThat(two.as("alice").getAt(position, path).content()).isEqualTo(before.content());
    }

    @Test
    @ResourceLock("workspace")
    void promotesByItselfOnlyWhatIsEqual() {
        Team team = lively();
        UUID task = UUID.randomUUID();
        long position = team.happens(team.task(task, "True"));
        one.as("alice").getAt(position, team.path(task));
        JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));
        int live = status("workspace").path("generation").asInt();
        migrator.sql("update task set title = 'False' where generation = ? and id = ?")
                .param(live)
                .param(task)
                .update();
        Rebuilding rebuild =
                Rebuilding.at(
                        admin,
                        String.valueOf(
                                admin.post(
                                                "/api/admin/projections/workspace/rebuilds?autoPromote=true")
                                        .header("Location")));
        rebuild.await("READY");
        JsonNode comparison = rebuild.view().path("comparison");
        assertThat(comparison.path("equal").asBoolean()).isFalse();
        JsonNode tasks =
                comparison
                        .path("tables")
                        .valueStream()
                        .filter(each -> each.path("table").asString().equals("task"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tasks.path("liveRows")).isEqualTo(tasks.path("rebuiltRows"));
        assertThat(tasks.path("differences").size()).isEqualTo(1);
        JsonNode difference = tasks.path("differences").get(0);
        assertThat(difference.path("kind").asString()).isEqualTo("CHANGED");
        assertThat(difference.path("key").path("id").asString()).isEqualTo(task.toString());
        assertThat(difference.path("columns").valueStream().map(JsonNode::asString))
                .containsExactly("title");
        assertThat(status("workspace").path("generation").asInt()).isEqualTo(live);
        String same = "\"1\"";
        assertThat(one.as("alice").get(team.path(task), "If-None-Match", same).status())
                .isEqualTo(304);
        rebuild.does("promote");
        Reply mended = one.as("alice").get(team.path(task), "If-None-Match", same);
        assertThat(mended.status()).isEqualTo(200);
        assertThat(mended.json().path("title").asString()).isEqualTo("True");
        Rebuilding equal =
                Rebuilding.at(
                        admin,
                        String.valueOf(
                                admin.post(
                                                "/api/admin/projections/workspace/rebuilds?autoPromote=true")
                                        .header("Location")));
        equal.await("PROMOTED");
    }

    @Test
    @ResourceLock("history")
    void waitsForAPausedProjectionToCompareWithIt() {
        Team team = lively();
        admin.post("/api/admin/projections/history/pause");
        try {
            team.happens(team.task(UUID.randomUUID(), "Later"));
            Rebuilding rebuild = Rebuilding.begin(admin, "history").await("COMPARING");
            Duration longerThanOneIsWaitedForThatDoesNotMove = Duration.ofSeconds(6);
            await().during(longerThanOneIsWaitedForThatDoesNotMove)
                    .atMost(SOON)
                    .until(() -> rebuild.state().equals("COMPARING"));
            admin.post("/api/admin/projections/history/resume");
            rebuild.await("READY");
            assertThat(rebuild.view().path("comparison").path("equal").asBoolean())
                    .as(rebuild.view().toString())
                    .isTrue();
            rebuild.does("cancel");
        } finally {
            admin.post("/api/admin/projections/history/resume");
        }
    }

    @Test
    @ResourceLock("history")
    void holdsGoesOnAndGivesUp() {
        lively();
        Rebuilding rebuild = Rebuilding.begin(admin, "history").does("pause").await("PAUSED");
        assertThat(rebuild.tries("pause").status()).isEqualTo(200);
        Reply second = admin.post("/api/admin/projections/history/rebuilds");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("rebuild_running");
        assertThat(rebuild.tries("promote").code()).isEqualTo("wrong_state");
        assertThat(rebuild.tries("rollback").code()).isEqualTo("wrong_state");
        rebuild.by(two.as("admin")).does("resume").await("READY");
        rebuild.does("cancel").does("cancel");
        assertThat(rebuild.tries("resume").code()).isEqualTo("wrong_state");
        await().atMost(SOON).until(() -> !rebuild.view().path("droppedAt").isNull());
        assertThat(
                        JdbcClient.create(world.databases().readModel("migrator"))
                                .sql("select to_regclass(?) is null")
                                .param("history_g" + rebuild.generation())
                                .query(Boolean.class)
                                .single())
                .isTrue();
        assertThat(rebuild.tries("promote").code()).isEqualTo("wrong_state");
        assertThat(actions(rebuild))
                .containsExactly(
                        "RebuildRequested", "RebuildPaused", "RebuildResumed", "RebuildCancelled");
    }

    @Test
    @ResourceLock("history")
    void isForAdministratorsOnly() {
        Client alice = one.as("alice");
        Rebuilding rebuild = Rebuilding.begin(admin, "history");
        String path = "/api/admin/rebuilds/" + rebuild.view().path("id").asString();
        assertThat(alice.get(path).status()).isEqualTo(403);
        for (String verb : new String[] {"pause", "resume", "cancel", "promote", "rollback"}) {
            assertThat(alice.post(path + "/" + verb).status()).as(verb).isEqualTo(403);
        }
        assertThat(alice.post("/api/admin/projections/history/rebuilds").status()).isEqualTo(403);
        String unknown = "/api/admin/rebuilds/" + UUID.randomUUID();
        assertThat(admin.get(unknown).status()).isEqualTo(404);
        assertThat(admin.post(unknown + "/promote").status()).isEqualTo(404);
        assertThat(admin.post("/api/admin/projections/nothing/rebuilds").status()).isEqualTo(404);
        rebuild.does("cancel");
    }

    /** A project with a little of everything. */
    private Team lively() {
        Team team = new Team(world.ledger());
        for (int i = 0; i < 40; i++) {
            UUID task = UUID.randomUUID();
            team.happens(
                    team.task(task, "a\tb\\\n" + i),
                    new TaskRenamed(task, team.project, "a\tb\\\n" + i, "\\N"),
                    new TaskStatusChanged(
                            task, team.project, TaskStatus.TODO, TaskStatus.values()[i % 3]));
            if (i % 5 == 0) {
                team.happens(new TaskTrashed(task, team.project));
            }
        }
        // Its stream is longer than a chunk and comes in parts.
        UUID busy = UUID.randomUUID();
        team.happens(team.task(busy, "0"));
        team.happens(
                IntStream.range(0, 60)
                        .mapToObj(i -> new TaskRenamed(busy, team.project, "" + i, "" + (i + 1)))
                        .toArray(LedgerEvent[]::new));
        team.happens(new UserRegistered(UUID.randomUUID().toString(), "Ünïcode \uD83D\uDE80"));
        return team;
    }

    private JsonNode status(String projection) {
        return two.as("admin").get("/api/admin/projections/" + projection).json();
    }

    private List<String> actions(Rebuilding rebuild) {
        return JdbcClient.create(world.databases().readModel("query_app"))
                .sql("select action from operator_action where subject = ? order by id")
                .param(rebuild.view().path("id").asString())
                .query(String.class)
                .list();
    }
}
