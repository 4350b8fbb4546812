package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.query.projection.DivergedException;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SavedReadModel;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The log was restored to an earlier time and the read model was not, as in the runbook {@code
 * point-in-time-restore.md}.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class RestoredLogIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Map<String, String> QUICK =
            Map.of("taskledger.switch.beat", "100ms", "taskledger.switch.quiet", "1s");
    private static final String TOKEN = ConsistencyToken.HEADER;

    private final World world = new World();
    private final Team team = new Team(world.ledger());
    private final UUID kept = UUID.randomUUID();
    private final UUID lost = UUID.randomUUID();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aReadModelOfAnotherLogIsRebuiltBeforeItAnswersEvenIfTheLogIsLongerByNow() {
        long restored = team.happens(team.task(kept, "Kept"));
        long head = team.happens(team.task(lost, "Lost"), team.task(UUID.randomUUID(), "Lost too"));
        try (Instance before = world.start()) {
            assertThat(before.as("alice").getAt(head, team.path(lost)).status()).isEqualTo(200);
        }
        restoreTo(restored);
        Team later = new Team(world.ledger());
        UUID added = UUID.randomUUID();
        long longer = later.happens(later.task(added, "After"));
        assertThat(longer).isGreaterThan(head);
        try (Instance after = world.start()) {
            neverShowsWhatIsLost(after);
            assertThat(after.as("alice").getAt(longer, later.path(added)).status()).isEqualTo(200);
            JsonNode status = status(after);
            assertThat(status.path("generation").asInt()).isEqualTo(2);
            JsonNode rebuild = status.path("rebuilds").get(0);
            assertThat(rebuild.path("requestedBy").asString()).isEqualTo("system");
            assertThat(rebuild.path("canRollBack").asBoolean()).isFalse();
            assertThat(
                            after.as("admin")
                                    .post(
                                            "/api/admin/rebuilds/"
                                                    + rebuild.path("id").asString()
                                                    + "/rollback")
                                    .code())
                    .isEqualTo("generation_dropped");
        }
    }

    @Test
    void aRunningInstanceNoticesAndSaysSo() {
        long restored = team.happens(team.task(kept, "Kept"));
        try (Instance instance = world.start(QUICK)) {
            Client admin = instance.as("admin");
            admin.post("/api/admin/projections/history/pause");
            admin.post("/api/admin/projections/history/resume");
            await().atMost(SOON).until(() -> toldOfOperators().size() == 2);
            long head = team.happens(team.task(lost, "Lost"));
            assertThat(instance.as("alice").getAt(head, team.path(lost)).status()).isEqualTo(200);
            restoreTo(restored);
            cutConnections();
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(instance.as("alice").get(team.path(lost)).status())
                                            .isNotEqualTo(200));
            neverShowsWhatIsLost(instance);
            assertThat(failureOfTheFirstGeneration()).contains("Made from another log");
            long position = team.happens(team.task(UUID.randomUUID(), "After"));
            Reply list = instance.as("alice").getAt(position, team.path() + "/tasks");
            assertThat(list.content().stream().map(each -> each.path("title").asString()))
                    .containsExactlyInAnyOrder("Kept", "After");
            await("what operators did is told to the restored log")
                    .atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(toldOfOperators())
                                            .containsOnlyOnce(
                                                    "ProjectionPaused", "ProjectionResumed"));
        }
    }

    private List<String> toldOfOperators() {
        world.ledger().appendTold();
        return world.ledger().reader().after(0, 100).stream()
                .map(RecordedEvent::payload)
                .filter(OperatorActed.class::isInstance)
                .map(each -> ((OperatorActed) each).action())
                .toList();
    }

    /**
     * Neither one that was compared when nobody folded it, nor one that is compared when it is
     * opened: by the time of the next batch the log may be another.
     */
    @Test
    void aGenerationTakesNothingOfALogThatIsLongerThanItsOwnByTheTimeOfTheNextBatch() {
        long restored = team.happens(team.task(kept, "Kept"));
        try (Instance instance = world.start()) {
            Client admin = instance.as("admin");
            long head = team.happens(team.task(lost, "Lost"));
            assertThat(instance.as("alice").getAt(head, team.path(lost)).status()).isEqualTo(200);
            stop(instance, "Continuity");
            assertThat(admin.post("/api/admin/projections/workspace/pause").status())
                    .isEqualTo(200);
            await().until(() -> ownersOfCheckpoints() == 0);
            restoreTo(restored);
            Team later = new Team(world.ledger());
            long longer = later.happens(later.task(UUID.randomUUID(), "After"));
            assertThat(longer).isGreaterThan(head);
            admin.post("/api/admin/projections/workspace/resume");
            await().atMost(SOON).until(() -> status(instance).path("generation").asInt() == 2);

            Rebuilding rebuilding = Rebuilding.begin(admin, "workspace").await("READY");
            UUID id = UUID.fromString(rebuilding.view().path("id").asString());
            stop(instance, "RebuildLoops", "Followers");
            JdbcClient jdbc = JdbcClient.create(world.databases().readModel("query_app"));
            Rebuild rebuild = instance.bean(Rebuilds.class).find(id).orElseThrow();
            try (Lease lease = Lease.claim(jdbc, id, "test", Duration.ZERO)) {
                CatchUp open = instance.bean(Feed.class).open(rebuild, lease);
                restoreTo(restored);
                new Team(world.ledger()).happens(later.task(UUID.randomUUID(), "Other"));
                later.happens(later.task(UUID.randomUUID(), "Other"));
                assertThat(world.ledger().reader().head()).isGreaterThan(longer);
                assertThatThrownBy(open::toHead).isInstanceOf(DivergedException.class);
                assertThat(open.position()).isEqualTo(longer);
            }
        }
    }

    private static void stop(Instance instance, String... names) {
        instance.beansOf(SmartLifecycle.class).stream()
                .filter(each -> List.of(names).contains(each.getClass().getSimpleName()))
                .forEach(SmartLifecycle::stop);
    }

    private long ownersOfCheckpoints() {
        return JdbcClient.create(world.databases().readModel("migrator"))
                .sql(
                        "select count(owner) from projection_checkpoint where projection ="
                                + " 'workspace'")
                .query(Long.class)
                .single();
    }

    /**
     * Nothing diverges on the server then: only clients, streams and what instances remember are
     * from the lost time.
     */
    @Test
    void whatIsFromTheLostTimeIsToldApartThoughTheReadModelWasRestoredTogetherWithTheLog()
            throws IOException {
        long restored = team.happens(team.task(kept, "Kept"));
        try (Instance instance = world.start()) {
            Client alice = instance.as("alice");
            assertThat(titles(alice.getAt(restored, team.path() + "/tasks")))
                    .containsExactly("Kept");
            await().untilAsserted(() -> assertThat(history(alice)).contains("TaskCreated"));
            SavedReadModel backup = SavedReadModel.of(world);
            long position = team.happens(new TaskRenamed(kept, team.project, "Kept", "Lost"));
            Reply seen = alice.getAt(position, team.path() + "/tasks");
            assertThat(titles(seen)).containsExactly("Lost");
            assertThat(titles(alice.get(team.path() + "/tasks")))
                    .as("cached")
                    .containsExactly("Lost");
            try (ChangeStream stream = ChangeStream.open(instance.as("bob"))) {
                String id = stream.next().id();
                backup.restoreTogetherWith(() -> restoreTo(restored));
                world.ledger().forget(kept.toString());
                assertThat(team.happens(new TaskRenamed(kept, team.project, "Kept", "Other")))
                        .as("the same position again")
                        .isEqualTo(position);

                ChangeStream.Heard reset = stream.next("reset");
                assertThat(reset.id()).isNotEqualTo(id);
                Reply refused = alice.get(team.path(kept), TOKEN, seen.header(TOKEN));
                assertThat(refused.code()).isEqualTo("token_unknown");
                Reply present =
                        alice.get(
                                team.path() + "/tasks",
                                TOKEN,
                                refused.header(TOKEN),
                                "Prefer",
                                "wait=10");
                assertThat(titles(present)).containsExactly("Other");
                for (int again = 0; again < 3; again++) {
                    assertThat(titles(alice.get(team.path() + "/tasks"))).containsExactly("Other");
                }
                try (ChangeStream back =
                        ChangeStream.open(instance.as("bob"), "Last-Event-ID", id)) {
                    assertThat(back.next().name()).isEqualTo("reset");
                }
                assertThat(status(instance).path("generation").asInt()).isEqualTo(1);
            }
        }
    }

    private static List<String> titles(Reply list) {
        return list.content("title");
    }

    private List<String> history(Client client) {
        return client.get(team.path(kept) + "/history").content("event");
    }

    /** Asks until it answers. */
    private void neverShowsWhatIsLost(Instance instance) {
        Client alice = instance.as("alice");
        var answers = new TreeSet<Integer>();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            answers.add(alice.get(team.path(lost)).status());
                            return alice.get(team.path(kept)).status() == 200;
                        });
        answers.add(alice.get(team.path(lost)).status());
        assertThat(answers).contains(404).isSubsetOf(404, 503);
        await().atMost(SOON).until(() -> alice.get(team.path(kept) + "/history").status() == 200);
    }

    private static JsonNode status(Instance instance) {
        return instance.as("admin").get("/api/admin/projections/workspace").json();
    }

    private String failureOfTheFirstGeneration() {
        return JdbcClient.create(world.databases().readModel("migrator"))
                .sql(
                        "select failure from projection_checkpoint where projection = 'workspace'"
                                + " and generation = 1")
                .query(String.class)
                .single();
    }

    private void restoreTo(long position) {
        JdbcClient restored = JdbcClient.create(world.databases().eventLog("migrator"));
        for (String table : List.of("event", "operator_event")) {
            restored.sql("delete from %s where position > ?".formatted(table))
                    .param(position)
                    .update();
        }
    }

    private void cutConnections() {
        String user = PostgresServer.SUPERUSER;
        JdbcClient.create(TestPostgres.server().dataSource("postgres", user, user))
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename ="
                                + " 'query_app' and ? like '%/' || datname")
                .param(world.databases().eventLogUrl())
                .query((row, number) -> true)
                .list();
    }
}
