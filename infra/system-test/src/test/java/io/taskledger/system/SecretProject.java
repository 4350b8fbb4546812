package io.taskledger.system;

import io.taskledger.system.AccessRule.Role;
import io.taskledger.system.Api.Answer;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A project of alice in which bob has a role. One word is in every text of it and nowhere else: an
 * answer that has the word tells something of the project.
 *
 * @param then a time at which all of it was there, and a former member was one
 * @param token of its last command
 */
record SecretProject(String word, String id, String taskId, Instant then, String token) {

    private static final Map<Role, String> MEMBERS =
            Map.of(
                    Role.FORMER, "VIEWER",
                    Role.VIEWER, "VIEWER",
                    Role.EDITOR, "EDITOR",
                    Role.OWNER, "OWNER");

    static SecretProject make(LocalSystem system, Role roleOfBob) throws IOException {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        Api alice = system.as("alice");
        Answer project =
                alice.post("/api/projects", Map.of("name", word, "description", "of " + word));
        String path = "/api/projects/" + project.expect(201).json().get("id").asString();
        String membership = path + "/members/" + Accounts.BOB;
        String role = MEMBERS.get(roleOfBob);
        if (role != null) {
            alice.put(membership, Map.of("role", role)).expect(200);
        }
        task(alice, path, word).expect(201);
        Answer task = task(alice, path, word).expect(201);
        Answer last = task;
        Instant then = Instant.now();
        if (roleOfBob == Role.FORMER) {
            last = alice.delete(membership).expect(200);
        }
        return new SecretProject(
                word,
                project.json().get("id").asString(),
                task.json().get("id").asString(),
                then,
                last.consistencyToken());
    }

    private static Answer task(Api alice, String path, String word) throws IOException {
        return alice.post(
                path + "/tasks",
                Map.of("title", word, "description", word, "labels", List.of(word)));
    }

    /** The endpoint's path, to this project if it is to any. */
    String target(Endpoint endpoint) {
        return endpoint.target(
                Map.of(
                        "projectId",
                        id,
                        "taskId",
                        taskId,
                        "userId",
                        Accounts.CAROL,
                        "name",
                        "history",
                        "id",
                        endpoint.path().contains("dead-letters") ? "1" : taskId));
    }
}
