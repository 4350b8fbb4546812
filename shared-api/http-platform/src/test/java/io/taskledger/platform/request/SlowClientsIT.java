package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.platform.sample.SampleService;
import io.taskledger.platform.sample.Wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
import java.util.Map;

@ExtendWith(OutputCaptureExtension.class)
class SlowClientsIT {

    private static final String HALF =
            Wire.head(
                            "POST /api/bodies",
                            Wire.as("alice"),
                            "Content-Type: application/json",
                            "Content-Length: 1000")
                    + "{\"title\": \"";

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service =
                SampleService.start(
                        Map.of(
                                "taskledger.http.body-deadline", "2s",
                                "taskledger.http.head-deadline", "2s",
                                "taskledger.http.answer-patience", "1s"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void areToldThatNothingOfTheBodyCame(CapturedOutput output) {
        try (Wire wire = new Wire(service.getEnvironment())) {
            wire.send(HALF);

            assertToldToBeLate(wire, output);
        }
    }

    @Test
    void areToldThatTooLittleOfTheBodyCame(CapturedOutput output) throws Exception {
        try (Wire wire = new Wire(service.getEnvironment())) {
            wire.send(HALF);
            Thread dripping =
                    Thread.ofVirtual().start(() -> dripQuietly(wire, 'x', Duration.ofMillis(100)));

            assertToldToBeLate(wire, output);
            assertThat(dripping.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void loseTheConnectionIfTheHeadIsLate() throws Exception {
        long start = System.nanoTime();
        try (Wire wire = new Wire(service.getEnvironment())) {
            wire.send("GET /livez HTTP/1.1\r\nHost: a\r\nX-Slow: ");
            wire.drip('x', Duration.ofMillis(100));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void areLeftIfTheyTakeTheirAnswerTooSlowly(CapturedOutput output) throws Exception {
        try (Wire wire = new Wire(service.getEnvironment())) {
            wire.send(Wire.head("GET /api/large", Wire.as("alice")));
            wire.sip(64 * 1024, Duration.ofMillis(20), Duration.ofSeconds(4));

            assertThat(wire.toTheEnd().length()).isLessThan(SampleService.LARGE / 2);
        }
        await().untilAsserted(() -> assertThat(output).contains("takes its answer too slowly"));
        assertThat(output).doesNotContain("\"ERROR\"", "internal_error", "stack_trace");
    }

    @Test
    void goWithoutAnError(CapturedOutput output) {
        try (Wire wire = new Wire(service.getEnvironment())) {
            wire.send(HALF);
        }
        await().untilAsserted(() -> assertThat(output).contains("The client went away"));
        assertThat(output).doesNotContain("\"ERROR\"", "internal_error");
    }

    @Test
    void areOneLineIfTheyGoBeforeTheyHaveTheirAnswer(CapturedOutput output) {
        try (Wire wire = new Wire(service.getEnvironment())) {
            wire.send(Wire.head("GET /api/large", Wire.as("alice")));
            assertThat(wire.line()).startsWith("HTTP/1.1 200");
        }
        await().untilAsserted(() -> assertThat(output).contains("The client went away"));
        await().untilAsserted(() -> assertThat(output).contains("\"route\":\"/api/large\""));
        assertThat(output.getOut().lines().filter(line -> line.contains("went away"))).hasSize(1);
        assertThat(output).doesNotContain("\"ERROR\"", "internal_error", "stack_trace");
    }

    private static void assertToldToBeLate(Wire wire, CapturedOutput output) {
        long start = System.nanoTime();
        assertThat(wire.toTheEnd())
                .startsWith("HTTP/1.1 408")
                .containsIgnoringCase("\r\nConnection: close\r\n")
                .contains("\"code\":\"request_timeout\"", "\"requestId\":");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(output).doesNotContain("\"ERROR\"", "internal_error");
    }

    private static void dripQuietly(Wire wire, char each, Duration pause) {
        try {
            wire.drip(each, pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
