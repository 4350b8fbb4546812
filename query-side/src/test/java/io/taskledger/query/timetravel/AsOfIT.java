package io.taskledger.query.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@SharesTheWorld
class AsOfIT {

    private final Client alice = World.shared().as("alice");
    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();
    private final UUID later = UUID.randomUUID();
    private final String someone = UUID.randomUUID().toString();

    @Test
    void showsTasksAndProjectsAsTheyWere() {
        Instant created = at(team.happens(team.task(task, "One")));
        Instant renamed =
                at(
                        team.happens(
                                new TaskRenamed(task, team.project, "One", "Two"),
                                new TaskStatusChanged(
                                        task, team.project, TaskStatus.TODO, TaskStatus.DONE)));
        Instant end =
                at(
                        team.happens(
                                team.task(later, "Three"),
                                new TaskTrashed(task, team.project),
                                new ProjectRenamed(team.project, "Apollo", "Gemini")));

        assertThat(asOf(team.path(task), created).json().path("title").asString()).isEqualTo("One");
        assertThat(asOf(team.path(task), renamed).header("ETag")).isEqualTo("\"3\"");
        assertThat(asOf(team.path(later), renamed).status()).isEqualTo(404);
        assertThat(asOf(team.path(task), created.minusSeconds(3600)).status()).isEqualTo(404);
        String tasks = team.path() + "/tasks";
        assertThat(asOf(tasks, created).content("title")).containsExactly("One");
        assertThat(asOf(tasks, renamed).content("title")).containsExactly("Two");
        assertThat(asOf(tasks + "?status=TODO", renamed).content()).isEmpty();
        assertThat(asOf(tasks, end).content("title")).containsExactly("Three");
        assertThat(asOf(tasks + "?state=TRASHED", end).content("title")).containsExactly("Two");
        Reply project = asOf(team.path(), renamed);
        assertThat(project.json().path("name").asString()).isEqualTo("Apollo");
        assertThat(project.json().path("taskCounts").path("done").asInt()).isEqualTo(1);
        assertThat(asOf(team.path(), end).json().path("name").asString()).isEqualTo("Gemini");
        assertThat(asOf("/api/projects?q=apollo&size=100", renamed).content("id"))
                .contains(team.project.toString());
        assertThat(asOf("/api/tasks?size=100", renamed).content("id")).contains(task.toString());
    }

    @Test
    void agreesWithTheReadModelAtTheEnd() {
        Instant end =
                at(
                        team.happens(
                                team.task(task, "One"),
                                team.task(later, "Two"),
                                new TaskRenamed(task, team.project, "One", "Zero")));
        String path = team.path() + "/tasks?sort=title,asc";
        assertThat(asOf(path, end).json().path("content"))
                .isEqualTo(alice.get(path).json().path("content"));
    }

    @Test
    void refusesTheFutureAndStrangers() {
        Instant now = at(team.happens(team.task(task, "One")));
        assertThat(asOf(team.path(task), now.plusSeconds(3600)).status()).isEqualTo(400);
        assertThat(alice.get(team.path(task) + "?asOf=yesterday").status()).isEqualTo(400);
        Client carol = World.shared().as("carol");
        for (String path : new String[] {team.path(), team.path(task), team.path() + "/tasks"}) {
            assertThat(carol.get(path + "?asOf=" + now).status()).as(path).isEqualTo(404);
        }
        assertThat(carol.get("/api/tasks?size=100&asOf=" + now).content("projectId"))
                .doesNotContain(team.project.toString());
    }

    /** And so does not say of an id what it is of. */
    @Test
    void findsNothingByTheIdOfAnotherKind() {
        Instant now =
                at(team.happens(team.task(task, "One"), new UserRegistered(someone, "Someone")));
        String tasks = team.path() + "/tasks/";
        for (String id : List.of(team.project.toString(), someone, UUID.randomUUID().toString())) {
            assertThat(asOf(tasks + id, now).code()).as(id).isEqualTo("not_found");
            assertThat(alice.get(tasks + id).code()).as(id).isEqualTo("not_found");
            assertThat(alice.get(tasks + id + "/history").code()).as(id).isEqualTo("not_found");
        }
        for (String id : List.of(task.toString(), someone, UUID.randomUUID().toString())) {
            for (String account : List.of("alice", "admin")) {
                Client client = World.shared().as(account);
                for (String of : List.of("", "/tasks", "/history", "/members")) {
                    String path = "/api/projects/" + id + of;
                    assertThat(client.get(path).code()).as(path).isEqualTo("not_found");
                    assertThat(client.get(path + "?asOf=" + now).code())
                            .as(path)
                            .isEqualTo("not_found");
                }
            }
        }
    }

    private Reply asOf(String path, Instant time) {
        return alice.get(path + (path.contains("?") ? "&" : "?") + "asOf=" + time);
    }

    /** The recorded time of a position, once every projection has it. */
    private Instant at(long position) {
        alice.getAt(position, team.path() + "/history");
        return World.sharedLedger().reader().after(position - 1, 1).getFirst().recordedAt();
    }
}
