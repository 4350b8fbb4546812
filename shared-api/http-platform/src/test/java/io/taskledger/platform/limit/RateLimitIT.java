package io.taskledger.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.SampleService;
import io.taskledger.servers.FreePort;
import io.taskledger.servers.RedisAccounts;
import io.taskledger.servers.RedisServer;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Two instances of a service that share one limit, and a Redis that comes and goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitIT {

    private static final int BURST = 10;

    // With the rights that services have: limits need no more.
    private static final RedisAccounts ACCOUNTS = RedisAccounts.draw();

    private Path directory;
    private int port;
    private RedisServer redis;
    private ConfigurableApplicationContext[] instances;
    private Http one;
    private Http two;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        this.directory = directory;
        port = FreePort.find();
        redis = RedisServer.start(directory, directory.resolve("redis.log"), port, ACCOUNTS);
        instances = new ConfigurableApplicationContext[] {instance(), instance()};
        one = new Http(instances[0].getEnvironment());
        two = new Http(instances[1].getEnvironment());
    }

    @AfterAll
    void stop() {
        for (ConfigurableApplicationContext instance : instances) {
            instance.close();
        }
        redis.stop();
    }

    @BeforeEach
    void limitsAreOn() {
        awaitLimits(one);
        awaitLimits(two);
    }

    @Test
    void refusesWhatExceedsTheBurstAndSaysWhenToComeBack() {
        Map<String, String> caller = newCaller();

        Answer first = one.get("/api/noop", caller);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"caller\";q=10;w=10");
        assertThat(first.header("RateLimit")).isEqualTo("\"caller\";r=9;t=1");
        Answer refused = exhaust(one, caller);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit")).startsWith("\"caller\";r=0;");
        await().atMost(5, SECONDS)
                .untilAsserted(
                        () -> assertThat(one.get("/api/noop", caller).status()).isEqualTo(200));
    }

    @Test
    void countsEachCallerApart() {
        Map<String, String> caller = newCaller();
        exhaust(one, caller);

        assertThat(one.get("/api/noop", newCaller()).status()).isEqualTo(200);
    }

    @Test
    void sharesTheLimitBetweenInstances() {
        Map<String, String> caller = newCaller();
        exhaust(one, caller);

        int admitted = 0;
        while (two.get("/api/noop", caller).status() == 200) {
            admitted++;
        }
        assertThat(admitted).as("before the other instance has asked").isLessThan(BURST / 2);
    }

    @Test
    void limitsBadTokensByAddress() {
        Map<String, String> bad = Http.bearer("not-a-token");
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(one.get("/api/noop", bad).status()).isEqualTo(429));
    }

    @Test
    void neverLimitsHealth() {
        for (int i = 0; i < 3 * BURST; i++) {
            assertThat(one.get("/livez", Map.of()).status()).isEqualTo(200);
            assertThat(one.get("/api/auth/diagnostic", Map.of()).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesNobodyWhileRedisIsAwayAndCountsAgainAfterwards() throws IOException {
        redis.kill();
        admitsAllOf(newCaller());

        redis = RedisServer.start(directory, directory.resolve("redis.log"), port, ACCOUNTS);
        awaitLimits(one);
        assertThat(exhaust(one, newCaller()).status()).isEqualTo(429);
    }

    @Test
    void waitsForNoFrozenRedis() {
        redis.freeze();
        try {
            admitsAllOf(newCaller());
        } finally {
            redis.thaw();
        }
    }

    /** Requests may go on being counted until the outage is noticed, but none may wait for it. */
    private void admitsAllOf(Map<String, String> caller) {
        await().atMost(5, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(one.get("/api/noop", newCaller()).header("RateLimit"))
                                        .isNull());
        long start = System.nanoTime();
        for (int i = 0; i < 3 * BURST; i++) {
            assertThat(one.get("/api/noop", caller).status()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("had each waited for Redis' time-out of 250 ms, it would be 7.5 s")
                .isLessThan(Duration.ofSeconds(5));
    }

    private Answer exhaust(Http http, Map<String, String> caller) {
        for (int i = 0; i < 3 * BURST; i++) {
            Answer answer = http.get("/api/noop", caller);
            if (answer.status() != 200) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }

    private static void awaitLimits(Http http) {
        await().atMost(10, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(http.get("/api/noop", newCaller()).header("RateLimit"))
                                        .isNotNull());
    }

    private static Map<String, String> newCaller() {
        String id = UUID.randomUUID().toString();
        return Http.bearer(TestIssuer.shared().token(id, "someone", "USER"));
    }

    private ConfigurableApplicationContext instance() {
        return SampleService.start(
                Map.of(
                        "spring.application.name",
                        "limited",
                        "spring.data.redis.url",
                        ACCOUNTS.serviceUrl(port),
                        "taskledger.rate-limit.requests-per-second",
                        1,
                        "taskledger.rate-limit.burst",
                        BURST));
    }
}
