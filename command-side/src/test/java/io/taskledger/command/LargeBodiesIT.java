package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The largest legal body is taken, and none makes the answer or the memory it takes large. */
@OnCommandSide
class LargeBodiesIT {

    private static final String LONGEST_CHARACTER = "\\ud83d\\ude00";
    private static final int LARGEST_ANSWER = 64 * 1024;

    @Autowired private Environment environment;

    private Api alice;
    private String project;

    @BeforeEach
    void something() {
        alice = Api.as("alice", environment);
        project = alice.project("Home");
    }

    @Test
    void theLongestTaskFits() {
        String labels =
                IntStream.range(0, 20)
                        .mapToObj(i -> '"' + LONGEST_CHARACTER.repeat(48) + (i + 10) + '"')
                        .collect(Collectors.joining(", "));
        String body =
                """
                {"title": "%s", "description": "%s", "labels": [%s], "status": "IN_PROGRESS",
                 "priority": "MEDIUM", "dueDate": "2026-12-31", "assigneeId": null}\
                """
                        .formatted(
                                LONGEST_CHARACTER.repeat(200),
                                LONGEST_CHARACTER.repeat(10_000),
                                labels);

        assertThat(body.length()).isGreaterThan(130_000);
        assertThat(alice.post(project + "/tasks", body).status()).isEqualTo(201);
    }

    @Test
    void anErrorIsShortWhateverWasSent() {
        String name = "n".repeat(900);
        for (String body :
                List.of(
                        fields(150, name + "%d"),
                        fields(9_000, "%d"),
                        "{\"" + "n".repeat(150_000) + "\": 1}",
                        "{\"title\": \"a\", \"status\": \"" + "S".repeat(150_000) + "\"}",
                        "{\"title\": \"a\", \"labels\": [" + "\"\",".repeat(400) + "\"\"]}",
                        "{\"title\": " + "9".repeat(150_000) + "}")) {
            Answer refused = alice.post(project + "/tasks", body);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().length()).isLessThan(LARGEST_ANSWER);
            assertThat(refused.json().path("errors").size()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void manyFieldsAtOnceHarmNobody() {
        String body = fields(14_000, "%d");
        assertThat(body.length()).isGreaterThan(120_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers =
                    IntStream.range(0, 30)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> alice.post("/api/projects", body),
                                                    threads))
                            .toList();
            assertThat(answers)
                    .extracting(answer -> answer.join().status())
                    .isSubsetOf(400, 429)
                    .contains(400);
        }
        assertThat(alice.post("/api/projects", "{\"name\": \"x\"}").status()).isEqualTo(201);
    }

    @Test
    void bodiesAreUtf8() {
        String body = "{\"name\": \"x\"}";
        for (String charset : List.of("utf-16", "iso-8859-1", "utf-32", "klingon")) {
            Map<String, String> type =
                    Map.of("Content-Type", "application/json; charset=" + charset);
            assertThat(alice.post("/api/projects", body, type).status()).as(charset).isEqualTo(415);
        }
        Map<String, String> utf8 = Map.of("Content-Type", "application/json; charset=utf-8");
        assertThat(alice.post("/api/projects", body, utf8).status()).isEqualTo(201);
        assertThat(alice.post("/api/projects", "\uFEFF" + body).code())
                .isEqualTo("malformed_request");
    }

    private static String fields(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> '"' + name.formatted(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
