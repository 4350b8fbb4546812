package io.taskledger.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.OnSampleService;
import io.taskledger.platform.sample.SampleService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.util.List;
import java.util.Map;

@OnSampleService
class HealthIT {

    private final Http http;

    HealthIT(@Autowired Environment environment) {
        http = new Http(environment);
    }

    @AfterEach
    void isReadyAgain() {
        SampleService.READY.set(true);
    }

    @Test
    void saysWhoAnswers() {
        Answer answer = http.get("/api/auth/diagnostic", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("ok");
        assertThat(answer.json().path("service").asString()).isEqualTo("sample");
        assertThat(answer.json().path("version").asString()).isNotBlank();
        assertThat(answer.header("RateLimit")).isNull();
    }

    /** What never could serve replaces nothing; what could stays, whatever it lacks now. */
    @Test
    void isTakenForWorkingFromItsFirstReadinessOn() {
        SampleService.READY.set(false);
        try (ConfigurableApplicationContext started = SampleService.start(Map.of())) {
            Http other = new Http(started.getEnvironment());
            Answer before = other.get("/api/auth/diagnostic", Map.of());
            assertThat(before.status()).isEqualTo(503);
            assertThat(before.json().path("status").asString()).isEqualTo("starting");
            assertThat(other.get("/livez", Map.of()).status()).isEqualTo(200);

            SampleService.READY.set(true);
            assertThat(other.get("/api/auth/diagnostic", Map.of()).status()).isEqualTo(200);

            SampleService.READY.set(false);
            assertThat(List.of("/readyz", "/api/auth/diagnostic"))
                    .extracting(path -> other.get(path, Map.of()).status())
                    .containsExactly(503, 200);
        }
    }

    @Test
    void isReadyWhenWhatItNeedsIsThere() {
        assertThat(http.get("/readyz", Map.of()).status()).isEqualTo(200);

        SampleService.READY.set(false);

        Answer answer = http.get("/readyz", Map.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("status").asString()).isEqualTo("not_ready");
        assertThat(answer.json().at("/checks/sample").asBoolean(true)).isFalse();
        assertThat(answer.json().at("/checks/service").asBoolean(false)).isTrue();
        assertThat(http.get("/livez", Map.of()).status()).isEqualTo(200);
    }
}
