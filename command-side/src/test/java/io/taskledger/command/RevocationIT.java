package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestIssuer;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two instances, of which each hears what the other one was told. */
class RevocationIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final String BOB = TestIssuer.idOf("bob");

    private final TestPostgres databases = TestPostgres.create();
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    @BeforeEach
    void migrate() {
        EventLogMigration.migrate(databases.eventLog("migrator"));
    }

    @AfterEach
    void close() {
        instances.forEach(ConfigurableApplicationContext::close);
        databases.close();
    }

    @Test
    void aSignOutEndsThatSessionOnEveryInstanceAndNoOther() {
        int one = start();
        int two = start();
        String session = token(BOB, "s-1", Instant.now());
        String refreshed = token(BOB, "s-1", Instant.now());
        String elsewhere = token(BOB, "s-2", Instant.now());
        Answer answer = post(one, "/api/me/sign-out", session);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("effective").asString()).isEqualTo("NOW");
        assertThat(answer.header("Consistency-Token")).isNotEmpty();

        for (int port : List.of(one, two)) {
            await().atMost(SOON).until(() -> status(port, session) == 401);
            assertThat(status(port, refreshed)).isEqualTo(401);
            assertThat(status(port, elsewhere)).isEqualTo(200);
            // Signed in again within the same second.
            assertThat(status(port, token(BOB, "s-3", Instant.now()))).isEqualTo(200);
        }
        int later = start();
        assertThat(status(later, session)).isEqualTo(401);
        assertThat(status(later, elsewhere)).isEqualTo(200);
    }

    @Test
    void aKeyOfOneSessionsSignOutStandsForNoOtherSessions() {
        int port = start();
        String first = token(BOB, "s-1", Instant.now());
        String second = token(BOB, "s-2", Instant.now());
        assertThat(signOut(port, first, "key").status()).isEqualTo(200);

        assertThat(signOut(port, second, "key").code()).isEqualTo("idempotency_key_reused");
        assertThat(signOut(port, second, "another").status()).isEqualTo(200);
        await().atMost(SOON).until(() -> status(port, second) == 401);
    }

    @Test
    void anAdministratorEndsAllSessionsThatBegan() {
        int one = start();
        int two = start();
        String admin = ISSUER.token("admin");
        String began = token(BOB, "s-1", Instant.now().minusSeconds(300));
        String other = ISSUER.token("carol");
        assertThat(post(one, revoke(BOB), began).code()).isEqualTo("forbidden");
        assertThat(post(one, revoke("a%20b"), admin).status()).isEqualTo(400);
        assertThat(post(one, revoke(BOB), admin).status()).isEqualTo(200);

        for (int port : List.of(one, two)) {
            await().atMost(SOON).until(() -> status(port, began) == 401);
            assertThat(status(port, other)).isEqualTo(200);
            assertThat(status(port, admin)).isEqualTo(200);
        }
        // Clocks may differ by 10 s.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> status(two, token(BOB, "s-9", Instant.now())) == 200);
        assertThat(status(two, began)).isEqualTo(401);
    }

    @Test
    void nothingIsEndedBesideAReleaseThatCouldNotReadIt() throws SQLException {
        int port = start();
        String session = token(BOB, "s-1", Instant.now());
        String admin = ISSUER.token("admin");
        try (Connection before =
                EventLogDataSource.unpooled(
                                databases.eventLogUrl(),
                                "command_app",
                                TestPostgres.password("command_app"))
                        .getConnection()) {
            assertThat(before.isValid(1)).isTrue();
            await().until(() -> post(port, revoke(BOB), admin).status() == 503);
            assertThat(post(port, revoke(BOB), admin).code()).isEqualTo("not_yet_available");
            Answer answer = post(port, "/api/me/sign-out", session);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("effective").asString()).isEqualTo("AT_EXPIRY");
        }
        await().until(() -> post(port, revoke(BOB), admin).status() == 200);
        await().atMost(SOON).until(() -> status(port, session) == 401);
    }

    private static String revoke(String user) {
        return "/api/admin/users/" + user + "/revoke";
    }

    private static String token(String user, String session, Instant began) {
        Map<String, Object> claims = ISSUER.claims(user, "Bob", "USER");
        claims.put("origin_jti", session);
        claims.put("auth_time", began.getEpochSecond());
        return ISSUER.sign(ISSUER.header(), claims);
    }

    private int start() {
        ConfigurableApplicationContext instance =
                TestSystem.with(
                                Map.of(
                                        "taskledger.eventlog.url",
                                        databases.eventLogUrl(),
                                        "spring.data.redis.url",
                                        TestRedis.url(),
                                        "taskledger.switch.beat",
                                        "100ms",
                                        "taskledger.switch.quiet",
                                        "1s"))
                        .start();
        instances.add(instance);
        int port = Api.port(instance.getEnvironment());
        await().until(() -> send(port, "GET", "/readyz", "").status() == 200);
        return port;
    }

    private static int status(int port, String token) {
        return send(port, "PUT", "/api/me", token).status();
    }

    private static Answer post(int port, String path, String token) {
        return send(port, "POST", path, token);
    }

    private static Answer signOut(int port, String token, String key) {
        return Api.as("alice", port)
                .send(
                        "POST",
                        "/api/me/sign-out",
                        "",
                        Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key));
    }

    private static Answer send(int port, String method, String path, String token) {
        return Api.as("alice", port)
                .send(method, path, "", Map.of("Authorization", "Bearer " + token));
    }
}
