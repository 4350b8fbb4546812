package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RedisServer;
import io.taskledger.servers.RolePasswords;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A command side of its own, whose servers are taken away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private PostgresServer postgres;
    private RedisServer redis;
    private ConfigurableApplicationContext service;
    private Api alice;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        postgres =
                PostgresServer.start(new PostgresServer.Options(directory.resolve("pg"), 0, true));
        postgres.bootstrap();
        EventLogMigration.migrate(
                postgres.dataSource("eventlog", "migrator", RolePasswords.LOCAL.migrator()));
        redis = RedisServer.start(directory.resolve("redis"), 0);
        service =
                TestSystem.with(
                                Map.of(
                                        "taskledger.eventlog.url", postgres.url("eventlog"),
                                        "spring.data.redis.url", redis.url(),
                                        "taskledger.rate-limit.enabled", "true",
                                        "taskledger.rate-limit.requests-per-second", "100000",
                                        "taskledger.rate-limit.burst", "100000"))
                        .start();
        alice = Api.as("alice", service.getEnvironment());
    }

    @AfterAll
    void stop() {
        service.close();
        redis.stop();
        postgres.stop();
    }

    @Test
    void losesAndDoublesNothingWhenPostgresqlCrashes() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger keys = new AtomicInteger();
        Map<String, String> made = new java.util.concurrent.ConcurrentHashMap<>();
        Collection<Answer> others = new ConcurrentLinkedQueue<>();
        LogReader log = service.getBean(LogReader.class);
        long before = log.head();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                clients.submit(
                        () -> {
                            while (!enough.get()) {
                                String key = "crash-" + keys.incrementAndGet();
                                Answer answer = createUntilAnswered(key, others);
                                made.put(key, answer.id());
                            }
                        });
            }
            await().until(() -> made.size() > 50);
            postgres.kill();
            postgres = PostgresServer.start(postgres.options());
            int then = made.size();
            await().atMost(Duration.ofSeconds(30)).until(() -> made.size() > then + 50);
            enough.set(true);
        }

        List<String> logged = new ArrayList<>();
        for (long at = before; at < log.head(); at += 1_000) {
            log.after(at, 1_000).forEach(event -> logged.add(event.aggregateId()));
        }
        assertThat(logged).containsExactlyInAnyOrderElementsOf(made.values());
        assertThat(others).allMatch(answer -> answer.code().equals("unavailable"));
        assertThat(alice.send("GET", "/readyz", "", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void saysSoWhenTheLogIsAway() {
        String project = alice.project("Home");
        postgres.stop();

        Answer away = alice.patch(project, "{\"name\": \"House\"}");
        Answer ready = alice.send("GET", "/readyz", "", Map.of());
        Answer live = alice.send("GET", "/livez", "", Map.of());
        postgres = PostgresServer.start(postgres.options());

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.code()).isEqualTo("unavailable");
        assertThat(away.header("Retry-After")).isNotNull();
        assertThat(ready.status()).isEqualTo(503);
        assertThat(live.status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> alice.patch(project, "{\"name\": \"House\"}").status() == 200);
    }

    @Test
    void worksWithoutRedis() throws IOException {
        redis.kill();
        String project = alice.project("Home");
        assertThat(alice.patch(project, "{\"name\": \"House\"}").status()).isEqualTo(200);
        assertThat(alice.send("GET", "/readyz", "", Map.of()).status()).isEqualTo(200);
    }

    private Answer createUntilAnswered(String key, Collection<Answer> others) {
        while (true) {
            Answer answer =
                    alice.post(
                            "/api/projects", "{\"name\": \"x\"}", Map.of("Idempotency-Key", key));
            if (answer.status() == 201) {
                return answer;
            }
            others.add(answer);
        }
    }
}
