package io.taskledger.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.SampleService;
import io.taskledger.platform.sample.Wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@ExtendWith(OutputCaptureExtension.class)
class AdmissionIT {

    private static ConfigurableApplicationContext service;

    private final Http http = new Http(service.getEnvironment());
    private final List<Wire> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        service =
                SampleService.start(
                        Map.ofEntries(
                                Map.entry("taskledger.http.max-concurrent-requests", 4),
                                Map.entry("taskledger.http.per-caller.requests", 3),
                                Map.entry("taskledger.http.max-bodies", 3),
                                Map.entry("taskledger.http.per-caller.bodies", 2),
                                Map.entry("taskledger.http.max-body-bytes", "100KB"),
                                Map.entry("taskledger.http.per-caller.body-bytes", "60KB"),
                                Map.entry("taskledger.http.max-streams", 3),
                                Map.entry("taskledger.http.per-caller.streams", 2),
                                Map.entry("taskledger.http.max-heavy-reads", 2),
                                Map.entry("taskledger.http.per-caller.heavy-reads", 1),
                                Map.entry("taskledger.http.max-strangers", 8)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void allPlacesAreGivenBack() {
        open.forEach(Wire::close);
        SampleService.letGo();
        for (Holding what : Holding.values()) {
            await().untilAsserted(() -> assertThat(taken(what)).as(what.name()).isZero());
        }
    }

    @Test
    void oneCallersRequestsKeepNobodyElseOut() {
        hold("alice", "/api/held", Holding.REQUEST, 3);

        assertTooMuch(http.getAs("alice", "/api/noop"));
        assertThat(http.getAs("bob", "/api/noop").status()).isEqualTo(200);
        assertThat(http.get("/livez", Map.of()).status()).isEqualTo(200);
        assertThat(http.get("/readyz", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void allTogetherGetNoMoreThanThereIs() {
        hold("alice", "/api/held", Holding.REQUEST, 3);
        hold("bob", "/api/held", Holding.REQUEST, 4);

        Answer refused = http.getAs("carol", "/api/noop");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(http.get("/livez", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void aBodyOnItsWayHoldsAPlace() {
        beginBody("alice", 100);
        beginBody("alice", 100);
        await().until(() -> taken(Holding.BODY) == 2);

        assertTooMuch(http.post("/api/bodies", "{\"title\": \"a\"}"));
        assertThat(http.getAs("alice", "/api/noop").status()).isEqualTo(200);
    }

    @Test
    void theBytesOfABodyCount() {
        beginBody("alice", 50_000);
        await().until(() -> taken(Holding.BODY_BYTES) == 50_000);

        assertTooMuch(http.post("/api/bodies", "{\"title\": \"" + "a".repeat(20_000) + "\"}"));
    }

    @Test
    void streamsArePlacesOfTheirOwnWhateverTheClientAccepts() {
        hold("alice", "/api/stream", Holding.STREAM, 2);

        assertThat(taken(Holding.REQUEST)).isZero();
        assertTooMuch(http.getAs("alice", "/api/stream"));
        assertThat(http.getAs("alice", "/api/noop").status()).isEqualTo(200);
        hold("bob", "/api/stream", Holding.STREAM, 3);
        Answer refused = http.getAs("carol", "/api/stream");
        assertThat(refused.status()).isEqualTo(503);
    }

    @Test
    void theHeadOfAStreamHoldsNothing() {
        for (int i = 0; i < 5; i++) {
            try (Wire wire = new Wire(service.getEnvironment())) {
                wire.send(Wire.head("HEAD /api/stream", Wire.as("alice")));
                assertThat(wire.line()).isEqualTo("HTTP/1.1 200 ");
                wire.send(Wire.head("GET /api/noop", Wire.as("bob"), "Connection: close"));
                assertThat(wire.toTheEnd()).contains("HTTP/1.1 200", "{\"status\":\"ok\"}");
            }
        }
    }

    @Test
    void heavyReadsArePlacesBesides() {
        hold("alice", "/api/past?asOf=1", Holding.HEAVY_READ, 1);

        assertTooMuch(http.getAs("alice", "/api/past?asOf=2"));
        assertThat(http.getAs("alice", "/api/past").status()).isEqualTo(200);
        await().until(() -> taken(Holding.REQUEST) == 1);
    }

    @Test
    void strangersHoldNothingOfOthers() {
        for (int i = 0; i < 20; i++) {
            open.add(
                    new Wire(service.getEnvironment())
                            .send(
                                    Wire.head("POST /api/bodies", "Content-Length: 90000")
                                            + "{\"a\":"));
        }
        assertThat(http.getAs("alice", "/api/noop").status()).isEqualTo(200);
        await().until(() -> taken(Holding.REQUEST) == 0);
        open.forEach(wire -> assertThat(wire.line()).startsWith("HTTP/1.1 401"));
    }

    @Test
    void countsRefusals(CapturedOutput output) {
        hold("alice", "/api/held", Holding.REQUEST, 3);
        assertTooMuch(http.getAs("alice", "/api/noop"));

        assertThat(
                        service.getBean(MeterRegistry.class)
                                .get("taskledger.http.places.refused")
                                .tags("of", "request", "beyond", "share")
                                .counter()
                                .count())
                .isPositive();
        // The line is written when the answer is on its way.
        await().untilAsserted(() -> assertThat(output).contains("\"reason\":\"share of request\""));
    }

    private static void assertTooMuch(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too_much_at_once");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    /** Sends as many requests as are needed to hold so many places in all. */
    private void hold(String account, String path, Holding what, int places) {
        for (long i = taken(what); i < places; i++) {
            open.add(
                    new Wire(service.getEnvironment())
                            .send(Wire.head("GET " + path, Wire.as(account), "Accept: */*")));
        }
        await().until(() -> taken(what) == places);
        if (what == Holding.STREAM) {
            await().until(() -> taken(Holding.REQUEST) == 0);
        }
    }

    private void beginBody(String account, int length) {
        open.add(
                new Wire(service.getEnvironment())
                        .send(
                                Wire.head(
                                                "POST /api/bodies",
                                                Wire.as(account),
                                                "Content-Type: application/json",
                                                "Content-Length: " + length)
                                        + "{\"title"));
    }

    private static long taken(Holding what) {
        return (long)
                service.getBean(MeterRegistry.class)
                        .get("http.places.taken")
                        .tag("of", what.tag())
                        .gauge()
                        .value();
    }
}
