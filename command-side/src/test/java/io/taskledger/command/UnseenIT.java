package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What may not be seen looks the same, whatever it is, also when it is nothing. */
@OnCommandSide
class UnseenIT {

    private static final String BODY = "{\"title\": \"x\"}";

    @Autowired private Environment environment;

    private Api bob;
    private String foreignProject;
    private String foreignTask;
    private String ownProject;
    private String ownTask;

    @BeforeEach
    void things() {
        Api alice = Api.as("alice", environment);
        alice.send("PUT", "/api/me", "", Map.of());
        bob = Api.as("bob", environment);
        foreignProject = alice.project("Secret");
        foreignTask = alice.task(foreignProject, "Secret");
        ownProject = bob.project("Own");
        ownTask = bob.task(ownProject, "Own");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "PATCH,,{'name': 'x'}",
                "DELETE,,",
                "POST,/restore,",
                "POST,/archive,",
                "POST,/unarchive,",
                "PUT,/members/%u,{'role': 'VIEWER'}",
                "PUT,/members/nobody,{'role': 'VIEWER'}",
                "DELETE,/members/%u,",
                "POST,/tasks,{'title': 'x'}",
                "PUT,/tasks/%t,{'title': 'x'}",
                "PATCH,/tasks/%t,{'title': 'x'}",
                "DELETE,/tasks/%t,",
                "POST,/tasks/%t/restore,"
            })
    void asAProject(String method, String more, String body) {
        String path =
                (more == null ? "" : more)
                        .replace("%t", id(foreignTask))
                        .replace("%u", TestIssuer.idOf("carol"));
        looksTheSame(
                method,
                List.of(
                        "/api/projects/" + UUID.randomUUID() + path,
                        foreignProject + path,
                        "/api/projects/" + id(foreignTask) + path,
                        "/api/projects/" + id(ownTask) + path,
                        "/api/projects/" + TestIssuer.idOf("alice") + path),
                body);
    }

    @ParameterizedTest
    @CsvSource({"PUT,''", "PATCH,''", "DELETE,''", "POST,/restore"})
    void asATask(String method, String more) {
        looksTheSame(
                method,
                List.of(
                        ownProject + "/tasks/" + UUID.randomUUID() + more,
                        ownProject + "/tasks/" + id(foreignTask) + more,
                        ownProject + "/tasks/" + id(foreignProject) + more,
                        ownProject + "/tasks/" + id(ownProject) + more,
                        ownProject + "/tasks/" + TestIssuer.idOf("alice") + more,
                        foreignProject + "/tasks/" + id(ownTask) + more,
                        bob.project("Other") + "/tasks/" + id(ownTask) + more),
                method.startsWith("P") && more.isEmpty() ? BODY : null);
    }

    private void looksTheSame(String method, List<String> paths, String body) {
        String json = body == null ? "" : body.replace('\'', '"');
        Map<String, Object> nothing = looks(method, paths.getFirst(), json);
        assertThat(nothing).containsEntry("status", 404);
        for (String path : paths) {
            assertThat(looks(method, path, json)).as(path).isEqualTo(nothing);
        }
    }

    /** The answer without what differs between any two. */
    private Map<String, Object> looks(String method, String path, String body) {
        Answer answer = bob.send(method, path, body, Map.of());
        Map<String, Object> looks = new HashMap<>();
        looks.put("status", answer.status());
        looks.put(
                "body",
                answer.body()
                        .replace(path, "")
                        .replaceAll("\"requestId\":\"[^\"]*\"", "\"requestId\":…"));
        looks.put("headers", new TreeMap<>(answer.response().headers().map()).keySet());
        return looks;
    }

    private static String id(String path) {
        return Api.idOf(path).toString();
    }
}
