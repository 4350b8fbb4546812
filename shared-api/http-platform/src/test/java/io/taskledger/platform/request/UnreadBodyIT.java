package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.platform.sample.OnSampleService;
import io.taskledger.platform.sample.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.time.Duration;

@OnSampleService
class UnreadBodyIT {

    private final Environment environment;

    UnreadBodyIT(@Autowired Environment environment) {
        this.environment = environment;
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/bodies,    nobody, 90000,   401",
        "POST /api/bodies,    nobody, 9,       401",
        "POST /api/nowhere,   alice,  90000,   404",
        "POST /api/nowhere,   alice,  9,       404",
        "PUT /api/bodies,     alice,  90000,   405",
        "POST /api/bodies,    alice,  9000000, 413",
        "GET /api/noop,       alice,  90000,   400",
        "GET /api/noop,       nobody, 90000,   400",
        "GET /livez,          nobody, 90000,   400",
    })
    void endsTheConnection(String requestLine, String account, int length, int status) {
        long start = System.nanoTime();
        try (Wire wire = new Wire(environment)) {
            wire.send(
                    Wire.head(
                                    requestLine,
                                    account.equals("nobody") ? "X: y" : Wire.as(account),
                                    "Content-Type: application/json",
                                    "Content-Length: " + length)
                            + "{\"a\":");

            assertThat(wire.toTheEnd())
                    .startsWith("HTTP/1.1 " + status)
                    .containsIgnoringCase("\r\nConnection: close\r\n")
                    .contains("\"code\":");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void neverWaitsForAChunk() {
        try (Wire wire = new Wire(environment)) {
            wire.send(Wire.head("POST /api/bodies", "Transfer-Encoding: chunked") + "ff\r\n{");

            assertThat(wire.toTheEnd()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void keepsTheConnectionWhereTheBodyHasArrived() {
        try (Wire wire = new Wire(environment)) {
            String refused =
                    Wire.head("POST /api/bodies", "Content-Length: 5000") + "x".repeat(5000);
            String next = Wire.head("GET /livez", "Connection: close");
            wire.send(refused + next);

            assertThat(wire.line()).startsWith("HTTP/1.1 401");
            assertThat(wire.toTheEnd()).contains("HTTP/1.1 200");
        }
    }

    @Test
    void asksForABodyOnlyIfItWantsIt() {
        try (Wire wire = new Wire(environment)) {
            wire.send(
                    Wire.head("POST /api/bodies", "Expect: 100-continue", "Content-Length: 5000"));

            assertThat(wire.line()).startsWith("HTTP/1.1 401");
        }
    }
}
