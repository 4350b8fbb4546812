package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.List;
import java.util.Map;

/** Each command's way from HTTP into the log. */
@OnCommandSide
class CommandsIT {

    @Autowired private Environment environment;
    @Autowired private LogReader log;

    private Api alice;
    private Api bob;

    @BeforeEach
    void callers() {
        alice = Api.as("alice", environment);
        bob = Api.as("bob", environment);
    }

    @Test
    void createsProjects() {
        Answer answer =
                alice.post("/api/projects", "{\"name\": \" Home \", \"description\": null}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/projects/" + answer.id());
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.version()).isEqualTo(1);
        List<RecordedEvent> events = log.ofAggregate(answer.id(), 0).toList();
        assertThat(events)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.payload())
                                    .isEqualTo(
                                            new ProjectCreated(
                                                    Api.idOf(answer.header("Location")),
                                                    "Home",
                                                    null,
                                                    TestIssuer.idOf("alice")));
                            assertThat(answer.header(ConsistencyToken.HEADER))
                                    .isEqualTo(token(event.mark()));
                            assertThat(event.aggregateType()).isEqualTo("Project");
                        });
    }

    @Test
    void tellsWhereEachEventComesFrom() {
        String requestId = "018f0000-0000-7000-8000-00000000f00d";
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Answer answer =
                alice.post(
                        "/api/projects",
                        "{\"name\": \"Home\"}",
                        Map.of(
                                "X-Request-Id",
                                requestId,
                                "traceparent",
                                "00-" + trace + "-b7ad6b7169203331-01"));

        Map<String, String> metadata =
                log.ofAggregate(answer.id(), 0).findFirst().orElseThrow().metadata();
        assertThat(metadata)
                .containsEntry(EventMetadata.ACTOR, TestIssuer.idOf("alice"))
                .containsEntry(EventMetadata.REQUEST_ID, requestId)
                .containsEntry(EventMetadata.CORRELATION_ID, trace)
                .containsKey(EventMetadata.COMMAND_ID)
                .hasSize(4);
    }

    @Test
    void walksProjectsThroughTheirLife() {
        String project = alice.project("Home");

        expect(alice.patch(project, "{\"name\": \"House\", \"description\": \"x\"}"), 200, 3);
        expect(alice.post(project + "/archive", ""), 200, 4);
        expect(alice.post(project + "/archive", ""), 200, 4);
        expect(alice.post(project + "/unarchive", ""), 200, 5);
        expect(alice.delete(project), 200, 6);
        refused(alice.patch(project, "{\"name\": \"x\"}"), 409, "project_trashed");
        expect(alice.post(project + "/restore", ""), 200, 7);
    }

    @Test
    void walksTasksThroughTheirLife() {
        String project = alice.project("Home");
        Answer created =
                alice.post(
                        project + "/tasks",
                        """
                        {"title": "Paint", "description": "Blue", "status": "IN_PROGRESS",
                         "priority": "HIGH", "dueDate": "2026-12-31", "labels": ["b", "a"],
                         "assigneeId": "%s"}\
                        """
                                .formatted(TestIssuer.idOf("alice")));
        expect(created, 201, 1);
        String task = created.header("Location");
        assertThat(task).isEqualTo(project + "/tasks/" + created.id());

        expect(alice.patch(task, "{\"title\": \"Varnish\", \"dueDate\": null}"), 200, 3);
        expect(
                alice.patch(
                        task,
                        "{\"labels\": null}",
                        Map.of("Content-Type", "application/merge-patch+json")),
                200,
                4);
        expect(alice.put(task, "{\"title\": \"Varnish\"}"), 200, 8);
        expect(alice.put(task, "{\"title\": \"Varnish\"}"), 200, 8);
        expect(alice.delete(task), 200, 9);
        refused(alice.patch(task, "{\"title\": \"x\"}"), 409, "task_trashed");
        expect(alice.post(task + "/restore", ""), 200, 10);
        expect(alice.post(project + "/archive", ""), 200, 2);
        refused(alice.delete(task), 409, "project_archived");
    }

    @Test
    void managesMembers() {
        String project = alice.project("Home");

        refused(bob.post(project + "/archive", ""), 404, "not_found");
        expect(alice.member(project, "bob", "VIEWER"), 200, 2);
        refused(bob.post(project + "/archive", ""), 403, "forbidden");
        refused(bob.post(project + "/tasks", "{\"title\": \"x\"}"), 403, "forbidden");
        expect(alice.member(project, "bob", "EDITOR"), 200, 3);
        expect(bob.post(project + "/tasks", "{\"title\": \"x\"}"), 201, 1);
        refused(alice.delete(project + "/members/" + TestIssuer.idOf("alice")), 409, "last_owner");
        expect(bob.delete(project + "/members/" + TestIssuer.idOf("bob")), 200, 4);
        refused(bob.post(project + "/tasks", "{\"title\": \"x\"}"), 404, "not_found");
    }

    @Test
    void refusesAssigneesOutsideTheProject() {
        String project = alice.project("Home");
        String body = "{\"title\": \"x\", \"assigneeId\": \"" + TestIssuer.idOf("bob") + "\"}";

        refused(alice.post(project + "/tasks", body), 422, "assignee_not_member");
        alice.member(project, "bob", "VIEWER");
        expect(alice.post(project + "/tasks", body), 201, 1);
    }

    @Test
    void letsAdminsDoEverything() {
        Api admin = Api.as("admin", environment);
        String project = alice.project("Home");

        expect(admin.post(project + "/tasks", "{\"title\": \"x\"}"), 201, 1);
        expect(admin.patch(project, "{\"name\": \"House\"}"), 200, 2);
    }

    @Test
    void makesCallersKnown() {
        String id = "018f0000-0000-7000-8000-00000000" + System.nanoTime() % 10_000;
        assertThat(registered(id, "Dora")).isEqualTo(1);
        assertThat(registered(id, "Dora")).isEqualTo(1);
        assertThat(registered(id, "Dorothea")).isEqualTo(2);
    }

    @Test
    void hidesWhatDoesNotExist() {
        String nothing = "/api/projects/018f0000-0000-7000-8000-00000000dead";
        String project = alice.project("Home");

        refused(alice.delete(nothing), 404, "not_found");
        refused(alice.post(nothing + "/tasks", "{\"title\": \"x\"}"), 404, "not_found");
        refused(
                alice.delete(project + "/tasks/018f0000-0000-7000-8000-00000000dead"),
                404,
                "not_found");
        refused(alice.delete("/api/projects/none"), 404, "not_found");
        refused(
                alice.delete(alice.project("Other") + "/tasks/" + Api.idOf(project)),
                404,
                "not_found");
    }

    private long registered(String id, String name) {
        Answer answer =
                alice.send(
                        "PUT",
                        "/api/me",
                        "",
                        Map.of(
                                "Authorization",
                                "Bearer " + TestIssuer.shared().token(id, name, "USER")));
        assertThat(answer.status()).isEqualTo(200);
        return answer.version();
    }

    private static String token(LogMark mark) {
        return new ConsistencyToken(mark.position(), mark.fingerprint()).encoded();
    }

    private static void expect(Answer answer, int status, long version) {
        assertThat(answer.body()).contains("\"version\":" + version);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        assertThat(answer.header(ConsistencyToken.HEADER)).isNotNull();
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
