package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.platform.sample.SampleService;
import io.taskledger.platform.sample.Wire;
import io.taskledger.servers.FreePort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ProbePortIT {

    private static final int MOST = 10;

    private static final List<String> PATHS =
            List.of("/livez", "/readyz", "/api/auth/diagnostic", "/actuator/prometheus");

    private static int probePort;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws IOException {
        probePort = FreePort.find();
        service =
                SampleService.start(
                        Map.of(
                                "taskledger.http.max-connections",
                                MOST,
                                "taskledger.http.max-probes",
                                1,
                                "taskledger.http.probe-port",
                                probePort));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void hasAnsweredBefore() {
        PATHS.forEach(ProbePortIT::onProbePort);
    }

    @Test
    void answersWhileAllOtherConnectionsAreTaken() {
        List<Wire> halfSent = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * MOST; i++) {
                halfSent.add(
                        new Wire(service.getEnvironment())
                                .send("POST /api/bodies HTTP/1.1\r\nHost: a\r\nX: "));
            }
            long start = System.nanoTime();
            for (String path : PATHS) {
                assertThat(onProbePort(path)).as(path).startsWith("HTTP/1.1 200");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(1));
        } finally {
            halfSent.forEach(Wire::close);
        }
    }

    @Test
    void servesNothingElse() {
        for (String path : new String[] {"/api/noop", "/v3/api-docs"}) {
            assertThat(onProbePort(path))
                    .as(path)
                    .startsWith("HTTP/1.1 404")
                    .contains("\"code\":\"not_found\"");
        }
    }

    private static String onProbePort(String path) {
        try (Wire wire = new Wire(probePort)) {
            return wire.send(Wire.head("GET " + path, Wire.as("alice"), "Connection: close"))
                    .toTheEnd();
        }
    }
}
