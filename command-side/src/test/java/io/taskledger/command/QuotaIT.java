package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is stored by whom is limited, over instances and restarts. */
class QuotaIT {

    private static final TestPostgres POSTGRES = TestPostgres.create();
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "taskledger.eventlog.url", POSTGRES.eventLogUrl(),
                    "spring.data.redis.url", TestRedis.url(),
                    "taskledger.quotas.projects-per-person", "3",
                    "taskledger.quotas.tasks-per-project", "5",
                    "taskledger.quotas.members-per-project", "2",
                    "taskledger.quotas.bytes-per-day", "20KB");
    private static ConfigurableApplicationContext here;
    private static ConfigurableApplicationContext there;

    private static final String NAME = "{\"name\": \"x\"}";
    private static final String TITLE = "{\"title\": \"x\"}";

    private final String person = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        EventLogMigration.migrate(POSTGRES.eventLog("migrator"));
        here = TestSystem.with(SETTINGS).start();
        there = TestSystem.with(SETTINGS).start();
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @Test
    void refusesProjectsBeyondTheQuota() {
        Answer refused = refusedSoon(() -> makeProject(here));
        exceeded(refused, "projectsPerPerson", 3);
        exceeded(refusedSoon(() -> makeProject(there)), "projectsPerPerson", 3);
        // Another's are their own, and what there is can still be changed.
        assertThat(Api.as("carol", port(there)).post("/api/projects", NAME).status())
                .isEqualTo(201);
        assertThat(send(there, "PUT", "/api/me", "").status()).isEqualTo(200);
    }

    @Test
    void refusesTasksBeyondTheQuotaInTheProjectOnly() {
        String full = makeProject(here).header("Location");
        String other = makeProject(here).header("Location");
        String first = send(here, "POST", full + "/tasks", TITLE).header("Location");

        exceeded(
                refusedSoon(() -> send(here, "POST", full + "/tasks", TITLE)),
                "tasksPerProject",
                5);

        assertThat(send(here, "POST", other + "/tasks", TITLE).status()).isEqualTo(201);
        assertThat(send(here, "PATCH", first, "{\"title\": \"y\"}").status()).isEqualTo(200);
        // Who may not see the project does not learn how full it is.
        assertThat(Api.as("bob", port(here)).post(full + "/tasks", TITLE).status()).isEqualTo(404);
    }

    @Test
    void refusesMembersBeyondTheQuotaAtOnce() {
        String project = makeProject(here).header("Location");
        assertThat(member(project, "bob").status()).isEqualTo(200);
        Answer refused = member(project, "carol");
        exceeded(refused, "membersPerProject", 2);
        assertThat(refused.json().path("used").asLong()).isEqualTo(2);
        assertThat(member(project, "bob").status()).isEqualTo(200);
        send(here, "DELETE", project + "/members/" + TestIssuer.idOf("bob"), "");
        assertThat(member(project, "carol").status()).isEqualTo(200);
    }

    @Test
    void refusesBytesBeyondTheDaysQuota() {
        String project = makeProject(here).header("Location");
        Answer refused =
                refusedSoon(() -> send(there, "PATCH", project, description(incompressible())));
        exceeded(refused, "bytesPerDay", 20 * 1_024);
        exceeded(
                refusedSoon(() -> send(here, "POST", "/api/projects", NAME)),
                "bytesPerDay",
                20 * 1_024);
        // To sign in is always possible, and to sign out.
        assertThat(send(there, "PUT", "/api/me", "").status()).isEqualTo(200);
        assertThat(send(there, "POST", "/api/me/sign-out", "").status()).isEqualTo(200);
    }

    /** Receipts are stored too, of commands that change nothing as well. */
    @Test
    void refusesReceiptsBeyondTheDaysQuota() {
        String project = makeProject(here).header("Location");
        AtomicInteger key = new AtomicInteger();

        Answer refused =
                refusedSoon(
                        () ->
                                send(
                                        here,
                                        "PATCH",
                                        project,
                                        NAME,
                                        Map.of("Idempotency-Key", "k" + key.incrementAndGet())));

        exceeded(refused, "bytesPerDay", 20 * 1_024);
        assertThat(key.get()).isBetween(15, 30);
    }

    @Test
    void answersAgainWhatWasDoneBeforeTheQuotaWasReached() {
        Map<String, String> key = Map.of("Idempotency-Key", "project-" + person);
        Answer first = send(here, "POST", "/api/projects", NAME, key);
        refusedSoon(() -> makeProject(there));
        assertThat(send(there, "POST", "/api/projects", NAME, key).body()).isEqualTo(first.body());
    }

    @Test
    void knowsAfterARestart() {
        refusedSoon(() -> makeProject(here));
        try (ConfigurableApplicationContext again = TestSystem.with(SETTINGS).start()) {
            Answer refused = refusedSoon(() -> makeProject(again));
            // A few slip through as long as it is not known.
            assertThat(refused.json().path("used").asLong()).isBetween(3L, 100L);
        }
    }

    private static Answer refusedSoon(Callable<Answer> command) {
        return await().until(command, answer -> answer.status() == 409);
    }

    private static void exceeded(Answer answer, String quota, long limit) {
        assertThat(answer.code()).isEqualTo("quota_exceeded");
        assertThat(answer.json().path("quota").asString()).isEqualTo(quota);
        assertThat(answer.json().path("limit").asLong()).isEqualTo(limit);
        assertThat(answer.json().path("used").asLong()).isGreaterThanOrEqualTo(limit);
    }

    private Answer makeProject(ConfigurableApplicationContext instance) {
        return send(instance, "POST", "/api/projects", NAME);
    }

    private Answer member(String project, String account) {
        return send(
                here,
                "PUT",
                project + "/members/" + TestIssuer.idOf(account),
                "{\"role\": \"VIEWER\"}");
    }

    private Answer send(
            ConfigurableApplicationContext instance, String method, String path, String body) {
        return send(instance, method, path, body, Map.of());
    }

    private Answer send(
            ConfigurableApplicationContext instance,
            String method,
            String path,
            String body,
            Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + TestIssuer.shared().token(person, "Dora", "USER"));
        return Api.as("alice", port(instance)).send(method, path, body, headers);
    }

    private static int port(ConfigurableApplicationContext instance) {
        return Api.port(instance.getEnvironment());
    }

    private static String description(String text) {
        return "{\"description\": \"%s\"}".formatted(text);
    }

    /** Quotas go by what is stored, and that is compressed. */
    private static String incompressible() {
        return Stream.generate(() -> UUID.randomUUID().toString())
                .limit(200)
                .collect(Collectors.joining());
    }
}
