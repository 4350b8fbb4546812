package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What cannot be a command is refused by name, and never reaches the log. */
@OnCommandSide
class BadRequestsIT {

    @Autowired private Environment environment;
    @Autowired private LogReader log;

    private Api alice;
    private String project;
    private String task;
    private long head;

    @BeforeEach
    void something() {
        alice = Api.as("alice", environment);
        project = alice.project("Home");
        task = alice.task(project, "Paint");
        head = log.head();
    }

    @Test
    void namesEachWrongField() {
        Answer answer =
                alice.post(
                        project + "/tasks",
                        """
                        {"title": " ", "status": "LATER", "priority": 1, "dueDate": "2026-02-30",
                         "assigneeId": "", "labels": "x", "colour": "red"}\
                        """);

        refused(answer, 400, "validation_failed");
        Map<String, String> errors = new HashMap<>();
        answer.json()
                .path("errors")
                .forEach(e -> errors.put(e.path("field").asString(), e.path("message").asString()));
        assertThat(errors)
                .containsEntry("title", "must be 1 to 200 characters")
                .containsEntry("status", "must be one of TODO, IN_PROGRESS, DONE")
                .containsEntry("priority", "must be text")
                .containsEntry("dueDate", "must be a date like 2026-12-31")
                .containsEntry("assigneeId", "must be 1 to 128 characters")
                .containsEntry("labels", "must be a list of texts")
                .containsEntry("colour", "is not a known field")
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\": null}", "{\"title\": \"\"}"})
    void needsTitles(String body) {
        refused(alice.post(project + "/tasks", body), 400, "validation_failed");
        refused(alice.put(task, body), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": null}",
                "{\"status\": null}",
                "{\"priority\": null}",
                "{\"title\": \"\\ud83d\"}",
                "{\"title\": \"a\\u0000b\"}",
                "{\"dueDate\": \"0000-01-01\"}",
                "{\"projectId\": \"x\"}"
            })
    void refusesPatches(String body) {
        refused(alice.patch(task, body), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": null}", "{\"name\": \" \"}", "{\"owner\": \"x\"}"})
    void refusesProjectPatches(String body) {
        refused(alice.patch(project, body), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"role\": null}", "{\"role\": \"BOSS\"}", "{\"role\": 1}"})
    void refusesMemberships(String body) {
        String bob = project + "/members/" + TestIssuer.idOf("bob");
        refused(alice.put(bob, body), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{\"name\": \"x\"} {}",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{'name': 'x'}"
            })
    void refusesBodiesThatAreNoObject(String body) {
        refused(
                alice.post("/api/projects", body, Map.of("Content-Type", "application/json")),
                400,
                "malformed_request");
    }

    @Test
    void refusesDeepBodies() {
        String deep = "{\"name\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        refused(alice.post("/api/projects", deep), 400, "malformed_request");
    }

    @Test
    void refusesBodiesForCommandsThatTakeNone() {
        refused(alice.post(project + "/archive", "{\"now\": true}"), 400, "validation_failed");
        refused(alice.post(project + "/archive", "now"), 400, "malformed_request");
        assertThat(alice.post(project + "/unarchive", "{}").status()).isEqualTo(200);
    }

    @Test
    void refusesOtherMediaTypes() {
        Map<String, String> text = Map.of("Content-Type", "text/plain");
        refused(
                alice.post("/api/projects", "{\"name\": \"x\"}", text),
                415,
                "unsupported_media_type");
        refused(alice.patch(task, "{}", text), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/event-stream", "nonsense"})
    void refusesBeforeItActsIfTheAnswerWouldNotBeTaken(String accept) {
        Map<String, String> header = Map.of("Accept", accept);
        refused(alice.send("DELETE", task, "", header), 406, "not_acceptable");
        refused(alice.post("/api/projects", "{\"name\": \"x\"}", header), 406, "not_acceptable");
    }

    @Test
    void refusesLargeBodies() {
        String large = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
        refused(alice.post("/api/projects", large), 413, "payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "\"x\"", "\"0\"", "\"-1\"", "W/\"1\"", "\"1\", \"2\"", "\"1", "**"})
    void refusesMalformedVersions(String ifMatch) {
        refused(
                alice.patch(task, "{\"title\": \"x\"}", Map.of("If-Match", ifMatch)),
                400,
                "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "with\ttab"})
    void refusesMalformedKeys(String key) {
        Map<String, String> header = Map.of("Idempotency-Key", key);
        refused(
                alice.post("/api/projects", "{\"name\": \"x\"}", header),
                400,
                "invalid_idempotency_key");
    }

    @Test
    void refusesEndlessKeys() {
        Map<String, String> header = Map.of("Idempotency-Key", "k".repeat(256));
        refused(
                alice.post("/api/projects", "{\"name\": \"x\"}", header),
                400,
                "invalid_idempotency_key");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/projects",
        "PATCH,%p",
        "DELETE,%p",
        "POST,%p/restore",
        "POST,%p/archive",
        "POST,%p/unarchive",
        "PUT,%p/members/x",
        "DELETE,%p/members/x",
        "POST,%p/tasks",
        "PUT,%t",
        "PATCH,%t",
        "DELETE,%t",
        "POST,%t/restore",
        "PUT,/api/me"
    })
    void refusesWhoHasNoToken(String method, String path) {
        String target = path.replace("%p", project).replace("%t", task);
        for (String token : List.of("", "Bearer x", "Basic YTpi")) {
            refused(
                    alice.send(method, target, "{}", Map.of("Authorization", token)),
                    401,
                    "unauthenticated");
        }
    }

    private void refused(Answer answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(log.head()).isEqualTo(head);
    }
}
