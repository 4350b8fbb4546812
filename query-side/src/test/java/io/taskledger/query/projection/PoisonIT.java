package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Events straight from the log that no command lets through, and no table takes. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonIT {

    private static final Map<String, String> SMALL =
            Map.of("taskledger.rebuild.segment-events", "20", "taskledger.rebuild.chunk", "10");

    private final World world = new World();
    private Instance instance;
    private Client admin;

    @BeforeAll
    void start() {
        instance = world.start(SMALL);
        admin = instance.as("admin");
    }

    @AfterAll
    void stop() {
        instance.close();
        world.close();
    }

    @Test
    void storesANameThatIsTooLongForAnIndex() {
        String id = "long-" + UUID.randomUUID();
        String name = "Long" + randomText(3_200);
        long position = world.ledger().append(id, new UserRegistered(id, name));
        Reply found = admin.getAt(position, "/api/users?q=" + name.substring(0, 9));
        assertThat(found.content()).as(found.toString()).hasSize(1);
        assertThat(found.content().getFirst().path("name").asString()).isEqualTo(name);
        assertThat(letters("workspace", id)).isEmpty();
        assertThat(letters("history", id)).isEmpty();
    }

    @Test
    void parksWhatCannotBeStoredAndNothingElse() {
        Team team = new Team(world.ledger());
        UUID well = UUID.randomUUID();
        UUID sick = UUID.randomUUID();
        UUID alsoWell = UUID.randomUUID();
        team.happens(
                team.task(well, "Well"),
                team.task(sick, "Sick"),
                new TaskAssigneeChanged(sick, team.project, null, randomText(3_200)));
        long position =
                team.happens(
                        new TaskRenamed(sick, team.project, "Sick", "Sicker"),
                        team.task(alsoWell, "Also"));
        assertRuns("workspace", position);
        assertThat(titleOf(team, well)).isEqualTo("Well");
        assertThat(titleOf(team, alsoWell)).isEqualTo("Also");
        assertThat(letters("workspace", sick.toString())).hasSize(2);
        assertThat(letters("workspace", sick.toString()).getFirst().path("error").asString())
                .contains("assignee_id is too long for an index");
        assertThat(letters("history", sick.toString())).isEmpty();

        long letter = letters("workspace", sick.toString()).getFirst().path("id").asLong();
        Reply retry =
                admin.post("/api/admin/projections/workspace/dead-letters/" + letter + "/retry");
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.json().path("remaining").asInt()).isEqualTo(2);
        assertThat(retry.json().path("error").asString()).contains("assignee_id is too long");
    }

    @Test
    void parksWhatTheDatabaseRefuses() {
        try (World strict = new World();
                Instance alone = strict.start()) {
            JdbcClient migrator = JdbcClient.create(strict.databases().readModel("migrator"));
            migrator.sql("alter table task add constraint no_thirteen check (title <> '13')")
                    .update();
            migrator.sql("create unique index one_twin on task_g1 (title) where title = 'Twin'")
                    .update();
            Team team = new Team(strict.ledger());
            List<TaskCreated> tasks =
                    List.of(
                            team.task(UUID.randomUUID(), "Twin"),
                            team.task(UUID.randomUUID(), "13"),
                            team.task(UUID.randomUUID(), "Twin"),
                            team.task(UUID.randomUUID(), "14"));
            long position = strict.ledger().append(Team.ALICE, tasks);
            Reply list = alone.as("alice").getAt(position, team.path() + "/tasks?sort=title");
            assertThat(list.content())
                    .extracting(each -> each.path("title").asString())
                    .containsExactly("14", "Twin");
            Reply letters = alone.as("admin").get("/api/admin/projections/workspace/dead-letters");
            assertThat(letters.content()).as(letters.toString()).hasSize(2);
            assertThat(letters.content().getFirst().toString()).contains("no_thirteen");
            assertThat(letters.content().getLast().toString()).contains("one_twin");
        }
    }

    @Test
    void showsCharactersThatNoColumnTakes() {
        Team team = new Team(world.ledger());
        UUID task = UUID.randomUUID();
        long position =
                team.happens(
                        team.task(task, "nul \0 half \ud800"),
                        new TaskRenamed(task, team.project, "nul \0 half \ud800", "\\u0000"));
        assertRuns("workspace", position);
        assertRuns("history", position);
        Reply history = instance.as("alice").getAt(position, team.path(task) + "/history");
        assertThat(history.content()).as(history.toString()).hasSize(2);
        assertThat(history.content().getFirst().path("changes").toString()).contains("\\\\u0000");
        assertThat(letters("history", task.toString())).isEmpty();
    }

    @Test
    void aRebuildParksItAtTheSameEvent() {
        Team team = new Team(world.ledger());
        UUID sick = UUID.randomUUID();
        team.happens(team.task(sick, "One"), new TaskRenamed(sick, team.project, "One", "Two"));
        for (int i = 0; i < 30; i++) {
            team.happens(team.task(UUID.randomUUID(), "Other " + i));
        }
        // Longer than a chunk of the rebuild: its stream comes in parts.
        for (int i = 0; i < 25; i++) {
            team.happens(new TaskRenamed(sick, team.project, "Two", "Two"));
        }
        team.happens(
                new TaskAssigneeChanged(sick, team.project, null, randomText(3_200)),
                new TaskRenamed(sick, team.project, "Two", "Three"));
        for (int i = 0; i < 25; i++) {
            team.happens(new TaskRenamed(sick, team.project, "Three", "Three"));
        }
        String actor = randomText(3_200);
        long position =
                world.ledger().append(actor, new TaskRenamed(sick, team.project, "Three", "4"));
        assertRuns("workspace", position);
        assertRuns("history", position);
        long ofWorkspace = parked("workspace");
        long ofHistory = parked("history");
        for (String projection : List.of("workspace", "history")) {
            Rebuilding rebuild = Rebuilding.begin(admin, projection).await("READY");
            JsonNode view = rebuild.view();
            assertThat(view.at("/comparison/equal").asBoolean()).as(view.toString()).isTrue();
            assertThat(view.path("deadLetters").asLong())
                    .isEqualTo(projection.equals("history") ? ofHistory : ofWorkspace);
            rebuild.does("promote");
        }
        assertThat(letters("workspace", sick.toString())).hasSize(28);
        assertThat(letters("history", sick.toString())).hasSize(1);
        JdbcClient readModel = JdbcClient.create(world.databases().readModel("query_app"));
        assertThat(
                        readModel
                                .sql(
                                        """
                                        select t.title
                                        from   task t
                                        join   projection p on p.name = 'workspace' and p.live_generation = t.generation
                                        where  t.id = ?
                                        """)
                                .param(sick)
                                .query(String.class)
                                .single())
                .isEqualTo("Two");
    }

    private void assertRuns(String projection, long position) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            JsonNode view =
                                    admin.get("/api/admin/projections/" + projection).json();
                            assertThat(view.path("position").asLong())
                                    .as(view.toString())
                                    .isGreaterThanOrEqualTo(position);
                            assertThat(view.path("state").asString()).isEqualTo("RUNNING");
                        });
    }

    private long parked(String projection) {
        return admin.get("/api/admin/projections/" + projection)
                .json()
                .path("deadLetters")
                .asLong();
    }

    private String titleOf(Team team, UUID task) {
        return instance.as("alice").get(team.path(task)).json().path("title").asString();
    }

    private List<JsonNode> letters(String projection, String id) {
        return admin
                .get("/api/admin/projections/" + projection + "/dead-letters?size=100")
                .content()
                .stream()
                .filter(each -> each.path("aggregateId").asString().equals(id))
                .toList();
    }

    /** No index compresses it. */
    private static String randomText(int length) {
        return new Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
