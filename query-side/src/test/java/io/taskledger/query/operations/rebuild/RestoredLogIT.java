package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
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
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
        try (Instance instance = world.start()) {
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
        }
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
        JdbcClient.create(world.databases().eventLog("migrator"))
                .sql("delete from event where position > ?")
                .param(position)
                .update();
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
