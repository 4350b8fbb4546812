package io.taskledger.query.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskLabelsChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskRestored;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@SharesTheWorld
class TaskQueryIT {

    private final Client alice = World.shared().as("alice");
    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();

    @Test
    void showsATaskAsItsEventsMadeIt() {
        String who = UUID.randomUUID().toString();
        long position =
                team.happens(
                        new UserRegistered(who, "Wanda"),
                        new TaskCreated(
                                task,
                                team.project,
                                "Fuel \"it\"",
                                "all tanks",
                                TaskStatus.TODO,
                                TaskPriority.HIGH,
                                LocalDate.of(2030, 2, 28),
                                null,
                                List.of()),
                        new TaskLabelsChanged(
                                task, team.project, List.of(), List.of("a,b", "c\"\\{d}")),
                        new TaskStatusChanged(
                                task, team.project, TaskStatus.TODO, TaskStatus.IN_PROGRESS),
                        new TaskAssigneeChanged(task, team.project, null, who));

        Reply reply = alice.getAt(position, team.path(task));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"4\"");
        assertThat(reply.position()).isGreaterThanOrEqualTo(position);
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=10");
        JsonNode json = reply.json();
        assertThat(json.path("title").asString()).isEqualTo("Fuel \"it\"");
        assertThat(json.path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(json.path("priority").asString()).isEqualTo("HIGH");
        assertThat(json.path("dueDate").asString()).isEqualTo("2030-02-28");
        assertThat(json.path("assigneeName").asString()).isEqualTo("Wanda");
        assertThat(json.path("labels").toString()).isEqualTo("[\"a,b\",\"c\\\"\\\\{d}\"]");
        assertThat(json.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(json.path("version").asInt()).isEqualTo(4);
        assertThat(json.path("createdBy").asString()).isEqualTo(Team.ALICE);
        assertThat(json.path("createdAt").asString()).endsWith("Z");
        assertThat(json.has("assigneeId")).isTrue();
    }

    @Test
    void movesToTheTrashAndBack() {
        long trashed = team.happens(team.task(task, "Land"), new TaskTrashed(task, team.project));
        Reply bin = alice.getAt(trashed, team.path() + "/tasks?state=TRASHED");
        assertThat(bin.content("id")).containsExactly(task.toString());
        assertThat(alice.get(team.path() + "/tasks").content()).isEmpty();
        assertThat(counts(alice.get(team.path()))).isEqualTo("0 0 0");

        long restored = team.happens(new TaskRestored(task, team.project));
        assertThat(alice.getAt(restored, team.path() + "/tasks").content("id"))
                .containsExactly(task.toString());
        assertThat(counts(alice.getAt(restored, team.path()))).isEqualTo("1 0 0");
    }

    @Test
    void narrowsTheList() {
        UUID other = UUID.randomUUID();
        long position =
                team.happens(
                        new TaskCreated(
                                task,
                                team.project,
                                "100% ÄRGER",
                                null,
                                TaskStatus.DONE,
                                TaskPriority.LOW,
                                LocalDate.of(2030, 1, 2),
                                Team.ALICE,
                                List.of("red", "wine")),
                        team.task(other, "1000 plans"));
        alice.getAt(position, team.path());

        assertThat(found("q=0%25")).containsExactly(task.toString());
        assertThat(found("q=%C3%A4rg")).containsExactly(task.toString());
        assertThat(found("q=100_")).isEmpty();
        assertThat(found("status=DONE")).containsExactly(task.toString());
        assertThat(found("status=DONE,TODO")).hasSize(2);
        assertThat(found("status=DONE&status=IN_PROGRESS")).containsExactly(task.toString());
        assertThat(found("priority=NONE")).containsExactly(other.toString());
        assertThat(found("assignee=me")).containsExactly(task.toString());
        assertThat(found("assignee=none")).containsExactly(other.toString());
        assertThat(found("assignee=me&assignee=none")).hasSize(2);
        assertThat(found("assignee=" + Team.BOB)).isEmpty();
        assertThat(found("label=wine&label=red")).containsExactly(task.toString());
        assertThat(found("label=blue")).isEmpty();
        assertThat(found("dueBefore=2030-01-03")).containsExactly(task.toString());
        assertThat(found("dueBefore=2030-01-02")).isEmpty();
        assertThat(found("dueAfter=2030-01-01")).containsExactly(task.toString());
        assertThat(found("dueAfter=2030-01-02")).isEmpty();
    }

    @Test
    void answersNotModifiedOnlyWhileNothingShownHasChanged() {
        long created = team.happens(team.task(task, "Orbit"));
        Reply first = alice.getAt(created, team.path(task));
        String etag = first.header("ETag");
        assertThat(alice.get(team.path(task), "If-None-Match", etag).status()).isEqualTo(304);
        for (String noTag : new String[] {"1", "identity", "2026-01-31T12:00:00Z"}) {
            assertThat(alice.get(team.path(task), "If-None-Match", noTag).status()).isEqualTo(200);
        }

        long renamed = team.happens(new TaskRenamed(task, team.project, "Orbit", "Orbits"));
        alice.getAt(renamed, team.path());
        assertThat(alice.get(team.path(task), "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void showsEveryHistoryEntryNewestFirst() {
        long position =
                team.happens(
                        team.task(task, "Dock"),
                        new TaskRenamed(task, team.project, "Dock", "Undock"),
                        new TaskTrashed(task, team.project));

        Reply reply = alice.getAt(position, team.path(task) + "/history");

        assertThat(reply.content("event"))
                .as(reply.toString())
                .containsExactly("TaskTrashed", "TaskRenamed", "TaskCreated");
        assertThat(reply.content("version")).containsExactly("3", "2", "1");
        JsonNode change = reply.content().get(1).path("changes").get(0);
        assertThat(change.toString())
                .isEqualTo("{\"field\":\"title\",\"from\":\"Dock\",\"to\":\"Undock\"}");
        assertThat(reply.content().get(0).path("position").asLong()).isEqualTo(position);
    }

    private List<String> found(String query) {
        Reply reply = alice.get(team.path() + "/tasks?" + query);
        assertThat(reply.status()).as(query).isEqualTo(200);
        assertThat(reply.json().path("page").path("totalElements").asInt())
                .isEqualTo(reply.content().size());
        assertThat(alice.get("/api/tasks?size=100&" + query).content("id"))
                .as("across projects")
                .containsAll(reply.content("id"));
        return reply.content("id");
    }

    private static String counts(Reply project) {
        JsonNode counts = project.json().path("taskCounts");
        return counts.path("todo") + " " + counts.path("inProgress") + " " + counts.path("done");
    }
}
