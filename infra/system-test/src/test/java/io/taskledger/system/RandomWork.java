package io.taskledger.system;

import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A project of alice in which she and others, as long as they may, do one random thing after
 * another.
 */
final class RandomWork {

    private static final String TASK = "/api/projects/{projectId}/tasks/{taskId}";
    // The more often, the likelier; what closes a project is rarer than what opens it again.
    private static final List<String> WORK =
            List.of(
                    "POST /api/projects/{projectId}/tasks",
                    "POST /api/projects/{projectId}/tasks",
                    "PATCH " + TASK,
                    "PATCH " + TASK,
                    "PATCH " + TASK,
                    "PATCH " + TASK,
                    "PUT " + TASK,
                    "DELETE " + TASK,
                    "POST " + TASK + "/restore",
                    "PATCH /api/projects/{projectId}",
                    "PUT /api/projects/{projectId}/members/{userId}",
                    "PUT /api/projects/{projectId}/members/{userId}",
                    "DELETE /api/projects/{projectId}/members/{userId}",
                    "POST /api/projects/{projectId}/archive",
                    "POST /api/projects/{projectId}/unarchive",
                    "POST /api/projects/{projectId}/unarchive",
                    "DELETE /api/projects/{projectId}",
                    "POST /api/projects/{projectId}/restore",
                    "POST /api/projects/{projectId}/restore");

    private static final List<String> PEOPLE =
            List.of("alice", "alice", "alice", "bob", "bob", "carol");

    private final LocalSystem system;
    private final FuzzedValues values;
    private final Map<String, Endpoint> endpoints;
    private final String projectId;
    private final List<String> ids = new ArrayList<>();
    private String token;

    RandomWork(LocalSystem system, long seed) throws IOException {
        this.system = system;
        this.values = new FuzzedValues(new Random(seed));
        this.endpoints = Endpoint.byName();
        Api alice = system.as("alice");
        this.projectId = alice.newProject("Any");
        ids.add(projectId);
        String path = "/api/projects/" + projectId;
        alice.put(path + "/members/" + Accounts.BOB, Map.of("role", "OWNER")).expect(200);
        Api.Answer first = alice.post(path + "/tasks", Map.of("title", "First")).expect(201);
        ids.add(first.json().get("id").asString());
        this.token = first.consistencyToken();
    }

    /** Most of it is accepted; what is not is to leave no trace. */
    void go(int commands) throws IOException {
        for (int i = 0; i < commands; i++) {
            Endpoint endpoint = endpoints.get(values.any(WORK));
            Map<String, String> names =
                    Map.of(
                            "projectId", projectId,
                            "taskId", values.any(ids),
                            "userId", values.any(List.of(Accounts.BOB, Accounts.CAROL)));
            List<String> fields = endpoint.fields();
            String body = fields.isEmpty() ? "" : values.body(fields);
            Reply reply =
                    Wire.send(
                            system.baseUrl(),
                            Request.of(
                                    endpoint.method(),
                                    endpoint.target(names),
                                    body,
                                    "Authorization: Bearer " + system.token(values.any(PEOPLE))));
            if (reply.status() == 201) {
                ids.add(reply.json().get("id").asString());
            }
            if (reply.status() / 100 == 2) {
                token = reply.header("Consistency-Token");
            }
        }
    }

    String projectId() {
        return projectId;
    }

    /** Of the last that was accepted. */
    String token() {
        return token;
    }

    /** Of the project and then of its tasks. */
    String[] ids() {
        return ids.toArray(String[]::new);
    }
}
