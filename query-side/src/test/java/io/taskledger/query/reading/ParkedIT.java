package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is told of things of which an event is parked. No index takes an id so long. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedIT {

    private static final String UNSTORABLE = "x".repeat(3_000);
    private static final String DAVE = "018f0000-0000-7000-8000-00000000da5e";
    private static final String ERIN = "018f0000-0000-7000-8000-00000000e810";

    private final World world = new World();
    private Instance instance;
    private Client alice;
    private Client bob;
    private Client carol;
    private Client admin;

    @BeforeAll
    void start() {
        instance = world.start();
        alice = instance.as("alice");
        bob = instance.as("bob");
        carol = instance.as("carol");
        admin = instance.as("admin");
    }

    @AfterAll
    void stop() {
        instance.close();
        world.close();
    }

    @Test
    void anItemIsNeverOldAndAListSaysWhatIs() {
        Team team = new Team(world.ledger());
        Team others = new Team(world.ledger());
        UUID sick = UUID.randomUUID();
        UUID well = UUID.randomUUID();
        String list = team.path() + "/tasks?sort=title";
        long fine = team.happens(team.task(sick, "Old"), team.task(well, "Well"));
        assertThat(behind(alice.getAt(fine, list))).containsExactly(false, false);
        assertThat(alice.get(list).json().at("/page/behind").asBoolean()).isFalse();
        String known = alice.get(team.path()).header("ETag");
        long position =
                team.happens(
                        new TaskAssigneeChanged(sick, team.project, null, UNSTORABLE),
                        new TaskRenamed(sick, team.project, "Old", "New"),
                        new TaskStatusChanged(
                                sick, team.project, TaskStatus.TODO, TaskStatus.DONE));

        Reply project = alice.getAt(position, team.path(), "If-None-Match", known);
        assertThat(project.json().at("/taskCounts/done").asInt()).as(project.toString()).isZero();
        assertThat(project.json().path("behind").asBoolean()).isTrue();
        assertThat(row(alice, team).path("behind").asBoolean()).isTrue();
        assertThat(alice.get(others.path()).json().path("behind").asBoolean()).isFalse();
        assertThat(row(alice, others).path("behind").asBoolean()).isFalse();
        assertParked(alice.getAt(position, team.path(sick)));
        assertParked(alice.get(team.path(sick)));
        assertParked(admin.get(team.path(sick)));
        assertParked(alice.get(team.path(sick) + "/history"));
        assertThat(carol.get(team.path(sick)).status()).isEqualTo(404);
        assertThat(alice.get(others.path() + "/tasks/" + sick).status()).isEqualTo(404);
        assertThat(alice.get(team.path(well)).json().path("behind").asBoolean()).isFalse();
        for (String page : List.of(list, "/api/tasks?sort=title&q=", list)) {
            Reply reply = alice.getAt(position, page.replace("&q=", "&label="));
            if (page.equals(list)) {
                assertThat(behind(reply)).as(reply.toString()).containsExactly(true, false);
            }
            assertThat(reply.json().at("/page/behind").asBoolean()).as(page).isTrue();
        }
        // Nothing of theirs is.
        Reply elsewhere = alice.getAt(position, others.path() + "/tasks");
        assertThat(elsewhere.json().at("/page/behind").asBoolean()).isFalse();
        assertThat(carol.getAt(position, "/api/tasks").json().at("/page/behind").asBoolean())
                .isFalse();

        giveUp(sick);
        Reply given = alice.getAt(position, list);
        assertThat(behind(given)).as(given.toString()).containsExactly(false, false);
        Reply counted = alice.get(team.path(), "If-None-Match", known);
        assertThat(counted.json().path("behind").asBoolean(true)).isFalse();
        assertThat(alice.get(team.path(sick)).json().path("title").asString()).isEqualTo("Old");
    }

    @Test
    void whatNeverCameToBeIsNotSaidNotToBe() {
        Team team = new Team(world.ledger());
        UUID task = UUID.randomUUID();
        long made = team.happens(new ProjectRenamed(team.project, "Apollo", "Artemis"));
        String known = alice.getAt(made, team.path()).header("ETag");
        assertThat(alice.get(team.path(), "If-None-Match", known).status()).isEqualTo(304);
        long position =
                team.happens(
                        new TaskCreated(
                                task,
                                team.project,
                                "Unseen",
                                null,
                                TaskStatus.TODO,
                                TaskPriority.NONE,
                                null,
                                UNSTORABLE,
                                List.of()));
        assertParked(alice.getAt(position, team.path(task)));
        assertThat(carol.getAt(position, team.path(task)).status()).isEqualTo(404);
        Reply list = alice.getAt(position, team.path() + "/tasks");
        assertThat(list.content()).isEmpty();
        assertThat(list.json().at("/page/behind").asBoolean()).isTrue();
        Reply counts = alice.getAt(position, team.path(), "If-None-Match", known);
        assertThat(counts.status()).as("not what it was").isEqualTo(200);
        assertThat(counts.json().path("behind").asBoolean()).isTrue();

        UUID project = UUID.randomUUID();
        long later = team.happens(new ProjectCreated(project, "Unseen", null, UNSTORABLE));
        assertParked(alice.getAt(later, "/api/projects/" + project));
        assertParked(alice.getAt(later, "/api/projects/" + project + "/tasks"));
    }

    @Test
    void aProjectIsClosedWhereSomebodyMayHaveBeenRemoved() {
        Team team = new Team(world.ledger());
        UUID task = UUID.randomUUID();
        team.happens(team.task(task, "Secret"));
        long position =
                team.happens(
                        new MemberAdded(team.project, UNSTORABLE, MemberRole.VIEWER),
                        new ProjectRenamed(team.project, "Apollo", "Artemis"));
        for (Client each : List.of(alice, bob, admin)) {
            assertParked(each.getAt(position, team.path()));
            assertParked(each.get(team.path() + "/members"));
            assertThat(each.get(team.path(task)).status()).isEqualTo(200);
            assertThat(each.get(team.path() + "/history").status()).isEqualTo(200);
            JsonNode row = row(each, team);
            assertThat(row.path("name").asString()).isEqualTo("Apollo");
            assertThat(row.path("behind").asBoolean()).isTrue();
        }
        assertThat(carol.get(team.path()).status()).isEqualTo(404);

        long removed = team.happens(new MemberRemoved(team.project, Team.BOB, MemberRole.VIEWER));
        for (Client each : List.of(bob, alice)) {
            assertParked(each.getAt(removed, team.path(task)));
            assertParked(each.getAt(removed, team.path() + "/tasks"));
            assertParked(each.getAt(removed, team.path() + "/history"));
            assertParked(each.getAt(removed, team.path() + "/tasks?asOf=2026-01-01T00:00:00Z"));
            Reply tasks = each.getAt(removed, "/api/tasks?size=100");
            assertThat(tasks.toString()).doesNotContain(task.toString());
            assertThat(tasks.json().at("/page/behind").asBoolean()).isTrue();
            assertThat(each.getAt(removed, "/api/projects?size=100").toString())
                    .doesNotContain(team.project.toString());
        }
        assertThat(admin.getAt(removed, team.path(task)).status()).isEqualTo(200);
        assertThat(carol.getAt(removed, team.path()).status()).isEqualTo(404);
    }

    @Test
    void aHistoryThatLacksALineIsNotShown() {
        Team team = new Team(world.ledger());
        UUID task = UUID.randomUUID();
        team.happens(team.task(task, "One"));
        long position =
                world.ledger()
                        .append(UNSTORABLE, new TaskRenamed(task, team.project, "One", "Two"));
        Reply item = alice.getAt(position, team.path(task));
        assertThat(item.json().path("title").asString()).isEqualTo("Two");
        assertParked(alice.getAt(position, team.path(task) + "/history"));
        assertThat(alice.getAt(position, team.path() + "/history").status()).isEqualTo(200);
        Reply audit = admin.getAt(position, "/api/admin/audit");
        assertThat(audit.json().at("/page/behind").asBoolean()).isTrue();
    }

    @Test
    void ofThePastItIsToldWhatOfItIsMissingAndToWhomItConcerns() {
        Team team = new Team(world.ledger());
        Team others = new Team(world.ledger());
        UUID whole = UUID.randomUUID();
        Instant before = at(team.happens(team.task(whole, "Whole")));
        long position = world.ledger().append(UNSTORABLE, team.task(UUID.randomUUID(), "Unseen"));
        Instant after = at(position);
        alice.getAt(position, team.path());
        for (Client each : List.of(alice, admin)) {
            for (String path : List.of(team.path() + "/tasks", "/api/tasks", "/api/projects")) {
                assertThat(pageIsBehind(each, path, after)).as(path).isTrue();
            }
            assertThat(itemIsBehind(each, team.path(), after)).isTrue();
            assertThat(itemIsBehind(each, team.path(), before)).isFalse();
            assertThat(pageIsBehind(each, team.path() + "/tasks", before)).isFalse();
            assertThat(itemIsBehind(each, others.path(), after)).isFalse();
            assertThat(pageIsBehind(each, others.path() + "/tasks", after)).isFalse();
        }
        assertThat(pageIsBehind(carol, "/api/tasks", after)).isFalse();
        assertThat(pageIsBehind(carol, "/api/projects", after)).isFalse();
        Reply export = admin.getAt(position, "/api/admin/audit/export");
        assertParked(export);
    }

    @Test
    void ofThePastNothingIsSilentlyOlderEither() {
        Team team = new Team(world.ledger());
        UUID twice = UUID.randomUUID();
        // Whatever comes after it cannot be folded, from the log neither.
        long position = team.happens(team.task(twice, "One"), team.task(twice, "Two"));
        Instant after = at(position);
        alice.getAt(position, team.path());
        assertParked(alice.get(team.path(twice) + "?asOf=" + after));
        Reply list = alice.get(team.path() + "/tasks?asOf=" + after);
        assertThat(list.content("title")).containsExactly("One");
        assertThat(behind(list)).containsExactly(true);
        assertThat(list.json().at("/page/behind").asBoolean()).isTrue();
        assertThat(itemIsBehind(alice, team.path(), after)).isTrue();
    }

    @Test
    void ofPeopleItIsToldToWhoeverMayKnowThem() {
        Client dave = instance.with(TestIssuer.shared().token(DAVE, "dave", "USER"));
        Client erin = instance.with(TestIssuer.shared().token(ERIN, "erin", "USER"));
        Team team = new Team(world.ledger());
        team.happens(
                new MemberAdded(team.project, DAVE, MemberRole.VIEWER),
                new UserRegistered(DAVE, "Dave"),
                new UserRegistered(ERIN, "Erin"));
        // No table takes a person without a name.
        long position = world.ledger().append(DAVE, new UserRenamed(DAVE, "Dave", null));
        assertThat(usersAreBehind(dave, position, "")).isTrue();
        assertThat(usersAreBehind(admin, position, "")).isTrue();
        assertThat(usersAreBehind(erin, position, "")).isFalse();
        assertThat(usersAreBehind(erin, position, "?q=" + DAVE)).isTrue();
    }

    private static boolean usersAreBehind(Client client, long position, String query) {
        Reply reply = client.getAt(position, "/api/users" + query);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().at("/page/behind").asBoolean();
    }

    private Instant at(long position) {
        return world.ledger().reader().after(position - 1, 1).getFirst().recordedAt();
    }

    private static boolean pageIsBehind(Client client, String path, Instant asOf) {
        Reply reply = client.get(path + "?asOf=" + asOf);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().at("/page/behind").asBoolean();
    }

    private static boolean itemIsBehind(Client client, String path, Instant asOf) {
        Reply reply = client.get(path + "?asOf=" + asOf);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json().path("behind").asBoolean();
    }

    private static void assertParked(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("projection_behind");
        assertThat(reply.json().path("reason").asString("")).isEqualTo("parked");
        assertThat(reply.header("Retry-After")).isEqualTo("60");
    }

    private static List<Boolean> behind(Reply list) {
        return list.content().stream().map(each -> each.path("behind").asBoolean()).toList();
    }

    private static JsonNode row(Client client, Team team) {
        return client.get("/api/projects?size=100").content().stream()
                .filter(each -> each.path("id").asString().equals(team.project.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void giveUp(UUID task) {
        String letters = "/api/admin/projections/workspace/dead-letters";
        admin.get(letters + "?size=100").content().stream()
                .filter(each -> each.path("aggregateId").asString().equals(task.toString()))
                .forEach(
                        each ->
                                assertThat(
                                                admin.delete(
                                                                letters
                                                                        + "/"
                                                                        + each.path("id").asLong())
                                                        .status())
                                        .isEqualTo(204));
    }
}
