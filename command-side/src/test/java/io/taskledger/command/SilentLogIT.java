package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.TestSystem;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A command side whose way to the log swallows everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentLogIT {

    private final TcpProxy proxy = TcpProxy.to(TestPostgres.server().port());
    private ConfigurableApplicationContext service;
    private Api alice;

    @BeforeAll
    void start() {
        Map<String, String> shared = TestSystem.shared().settings();
        service =
                TestSystem.with(
                                Map.of(
                                        "taskledger.eventlog.url",
                                        shared.get("taskledger.eventlog.url")
                                                .replace(
                                                        ":" + TestPostgres.server().port() + "/",
                                                        ":" + proxy.port() + "/"),
                                        "spring.data.redis.url",
                                        shared.get("spring.data.redis.url")))
                        .start();
        alice = Api.as("alice", service.getEnvironment());
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        proxy.close();
    }

    @Test
    void everyoneIsAnsweredInTimeAndServedAgainAfterwards() throws Exception {
        String project = alice.project("Home");
        String other = alice.project("Work");
        proxy.freeze();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    IntStream.range(0, 6)
                            .mapToObj(i -> clients.submit(() -> ask(i < 3 ? project : other, i)))
                            .toList();
            long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            for (Future<Answer> each : answers) {
                assertThat(each).succeedsWithin(Duration.ofNanos(end - System.nanoTime()));
                Answer answer = each.get();
                assertThat(answer.status()).as(answer.code()).isEqualTo(503);
                assertThat(answer.json().get("outcome").asString()).isIn("not_applied", "unknown");
            }
        } finally {
            proxy.thaw();
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> alice.patch(project, "{\"name\": \"House\"}").status() == 200);
    }

    private Answer ask(String project, int i) {
        String body = "{\"name\": \"n%d\"}".formatted(i);
        return switch (i % 3) {
            case 0 -> alice.post("/api/projects", body);
            case 1 -> alice.post("/api/projects", body, Map.of("Idempotency-Key", "silent-" + i));
            default -> alice.patch(project, body);
        };
    }
}
