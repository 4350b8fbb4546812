package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class TrafficTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Traffic traffic = new Traffic(meters);

    @Test
    void countsWhatPeopleAskHoweverItEnds() {
        assertThat(traffic.answered()).isZero();
        answer("/api/projects", "200");
        answer("/api/projects", "503");
        answer("/api/projects/{projectId}/tasks", "200");
        assertThat(traffic.answered()).isEqualTo(3);
    }

    @Test
    void leavesOutProbesAndOperators() {
        answer("/api/auth/diagnostic", "200");
        answer("/livez", "200");
        answer("/api/admin/projections/{projection}", "200");
        meters.timer("http.server.requests").record(Duration.ofMillis(1));
        assertThat(traffic.answered()).isZero();
    }

    private void answer(String uri, String status) {
        meters.timer("http.server.requests", "uri", uri, "status", status)
                .record(Duration.ofMillis(1));
    }
}
