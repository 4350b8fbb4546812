package io.taskledger.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The list of all tasks of somebody's projects, which are merged, and counted as far as is told.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcrossProjectsIT {

    private static final int PROJECTS = 6;
    private static final int TASKS = 7;

    /** Of alice and bob, who have very many then; carol has few. */
    private static final int EMPTY_PROJECTS = 100;

    private static final int MANY = 10_100;
    private static final int BATCH = 300;
    private static final String FILTERED = "/api/tasks?status=TODO&size=100";

    private final World world = new World();
    private final Instance instance = world.start();
    private final Client alice = instance.as("alice");
    private final Set<String> few = new HashSet<>();
    private final List<Team> teams = new ArrayList<>();
    private long position;

    @BeforeAll
    void make() {
        for (int i = 0; i < PROJECTS; i++) {
            Team team = new Team(world.ledger());
            team.happens(new MemberAdded(team.project, Team.CAROL, MemberRole.VIEWER));
            teams.add(team);
        }
        for (int i = 0; i < EMPTY_PROJECTS; i++) {
            new Team(world.ledger());
        }
        for (int i = 0; i < PROJECTS * TASKS; i++) {
            Team team = teams.get(i % PROJECTS);
            UUID id = UUID.randomUUID();
            few.add(id.toString());
            position = team.happens(task(team, id, i));
            if (i % 4 == 0) {
                position = team.happens(new TaskRenamed(id, team.project, title(i), "Few again"));
            }
        }
        Team trash = new Team(world.ledger());
        trash.happens(task(trash, UUID.randomUUID(), 1));
        position = trash.happens(new ProjectTrashed(trash.project));
    }

    @AfterAll
    void close() {
        instance.close();
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, asc", "createdAt, desc", "updatedAt, asc", "updatedAt, desc",
        "title, asc", "title, desc", "dueDate, asc", "dueDate, desc",
        "priority, asc", "priority, desc", "status, asc", "status, desc"
    })
    void isOneListInOneOrder(String field, String direction) {
        for (String account : List.of("alice", "bob", "carol", "admin")) {
            Client client = instance.as(account);
            String path = "/api/tasks?q=few&sort=" + field + "," + direction;
            Reply whole = client.getAt(position, path + "&size=100");
            List<String> ids = whole.content("id");
            assertThat(ids).as(account).hasSameSizeAs(few).containsExactlyInAnyOrderElementsOf(few);
            assertThat(byNumber(client, path)).as(account).isEqualTo(ids);
            assertThat(byCursor(client, path + "&size=16")).as(account).isEqualTo(ids);
            List<String> values = whole.content(field);
            Comparator<String> order = order(field);
            assertThat(values)
                    .isSortedAccordingTo(direction.equals("asc") ? order : order.reversed());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=DONE",
                "priority=HIGH&priority=LOW",
                "assignee=none",
                "dueBefore=2026-01-05",
                "label=l1",
                "dueAfter=2026-01-03",
                "state=TRASHED",
                "assignee=nobody"
            })
    void isNarrowedAsInEachProject(String filter) {
        Set<String> expected = new HashSet<>();
        for (Team team : teams) {
            String own = team.path() + "/tasks?size=100&q=few&" + filter;
            expected.addAll(alice.getAt(position, own).content("id"));
        }
        Reply all = alice.getAt(position, "/api/tasks?size=100&q=few&" + filter);
        assertThat(all.content("id")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(all.json().path("page").path("totalElements").asInt())
                .isEqualTo(expected.size());
        assertThat(all.json().path("page").path("totalIsExact").asBoolean()).isTrue();
    }

    @Test
    @Order(Integer.MAX_VALUE) // Nobody else gains by having so many tasks to read.
    void countsNoFurtherThanItTells() {
        long last = addMany();
        for (String path :
                List.of("/api/tasks?size=100", teams.getFirst().path() + "/tasks?size=100")) {
            Reply first = alice.getAt(last, path);
            assertThat(first.json().path("page").path("totalElements").asInt()).isEqualTo(10_000);
            assertThat(first.json().path("page").path("totalIsExact").asBoolean()).isFalse();
            assertThat(first.json().path("page").path("totalPages").asInt()).isEqualTo(100);
            assertThat(alice.getAt(last, path + "&page=99").content()).hasSize(100);
            assertThat(alice.getAt(last, path + "&page=100").code()).isEqualTo("invalid_parameter");
        }
        assertThat(byCursor(alice, "/api/tasks?size=100"))
                .hasSizeGreaterThanOrEqualTo(MANY)
                .doesNotHaveDuplicates();
        JsonNode audit = instance.as("admin").getAt(last, "/api/admin/audit").json().path("page");
        assertThat(audit.path("totalElements").asInt()).isEqualTo(10_000);
        assertThat(audit.path("totalIsExact").asBoolean()).isFalse();
        assertThat(alice.getAt(last, FILTERED).json().path("page").path("totalElements").asInt())
                .isEqualTo(10_000);
    }

    private long addMany() {
        Team team = teams.getFirst();
        List<LedgerEvent> events = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < MANY; i++) {
            events.add(team.task(UUID.randomUUID(), "Many"));
            if (events.size() == BATCH || i == MANY - 1) {
                last = world.ledger().append(Team.ALICE, events);
                events.clear();
            }
        }
        return last;
    }

    private List<String> byNumber(Client client, String path) {
        List<String> ids = new ArrayList<>();
        for (int page = 0; ids.size() < few.size(); page++) {
            ids.addAll(client.getAt(position, path + "&size=16&page=" + page).content("id"));
        }
        return ids;
    }

    private List<String> byCursor(Client client, String path) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = client.getAt(position, path + "&cursor=" + cursor);
            ids.addAll(page.content("id"));
            cursor = page.json().path("page").path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private static Comparator<String> order(String field) {
        return switch (field) {
            case "priority" -> Comparator.comparing(TaskPriority::valueOf);
            case "status" -> Comparator.comparing(TaskStatus::valueOf);
            case "title" -> String.CASE_INSENSITIVE_ORDER;
            case "dueDate" -> Comparator.comparing(due -> due.isEmpty() ? "9999-12-31" : due);
            default -> Comparator.comparing(java.time.Instant::parse);
        };
    }

    private static String title(int i) {
        return "Few " + i % 5;
    }

    private static TaskCreated task(Team team, UUID id, int i) {
        return new TaskCreated(
                id,
                team.project,
                title(i),
                null,
                TaskStatus.values()[i % 3],
                TaskPriority.values()[i % 5],
                i % 3 == 0 ? null : LocalDate.of(2026, 1, 1 + i % 10),
                i % 2 == 0 ? null : Team.BOB,
                List.of("l" + i % 2));
    }
}
