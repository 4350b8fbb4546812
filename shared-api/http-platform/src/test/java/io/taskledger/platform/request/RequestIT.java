package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.OnSampleService;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;

@OnSampleService
@ExtendWith(OutputCaptureExtension.class)
class RequestIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Http http;

    RequestIT(@Autowired Environment environment) {
        http = new Http(environment);
    }

    @Test
    void takesOverTheCallersIds() {
        Map<String, String> headers = new HashMap<>(Http.bearer(TestIssuer.shared().token("bob")));
        headers.put("X-Request-Id", "6f0d8b52-8f0e-4b61-9d6a-0a4b4e0a8b11");
        headers.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        Answer answer = http.get("/api/caller", headers);

        assertThat(answer.header("X-Request-Id")).isEqualTo("6f0d8b52-8f0e-4b61-9d6a-0a4b4e0a8b11");
        assertThat(answer.json().path("requestId").asString())
                .isEqualTo("6f0d8b52-8f0e-4b61-9d6a-0a4b4e0a8b11");
        assertThat(answer.json().path("traceId").asString()).isEqualTo(TRACE);
    }

    @Test
    void makesIdsOfItsOwnWhereTheCallersAreNone() {
        Map<String, String> headers = new HashMap<>(Http.bearer(TestIssuer.shared().token("bob")));
        headers.put("X-Request-Id", "x\"; drop");
        headers.put("traceparent", "00-00000000000000000000000000000000-00f067aa0ba902b7-01");

        Answer answer = http.get("/api/caller", headers);

        assertThat(answer.json().path("requestId").asString()).matches("[0-9a-f-]{36}");
        assertThat(answer.json().path("traceId").asString())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void writesOneJsonLineARequestWithoutAnythingPersonal(CapturedOutput output) {
        String token = TestIssuer.shared().token("carol");
        Answer answer = http.get("/api/noop?q=my-secret-search", Http.bearer(token));
        http.get("/livez", Map.of());

        String requestId = answer.header("X-Request-Id");
        String line =
                output.getOut()
                        .lines()
                        .filter(l -> l.contains(requestId))
                        .reduce((a, b) -> a + "\n" + b)
                        .orElseThrow();
        JsonNode json = new JsonMapper().readTree(line);
        assertThat(json.path("actor").asString()).isEqualTo(TestIssuer.idOf("carol"));
        assertThat(json.path("traceId").asString()).hasSize(32);
        assertThat(json.path("route").asString()).isEqualTo("/api/noop");
        assertThat(json.path("status").asInt()).isEqualTo(200);
        assertThat(output.getOut()).doesNotContain("my-secret-search", token, "carol\"", "/livez");
    }

    @Test
    void sendsSecurityHeaders() {
        Answer answer = http.getAs("alice", "/api/noop");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void hasADeadlineUnlessItsAnswerLasts() {
        assertThat(seconds("/api/remaining")).isBetween(5L, 15L);
        assertThat(seconds("/api/remaining-of-export")).isEqualTo(24 * 60 * 60);
    }

    private long seconds(String path) {
        return http.getAs("alice", path).json().path("seconds").asLong();
    }

    @Test
    void finishesAsynchronousRequests() {
        Answer answer = http.getAs("alice", "/api/later?fail=false");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("done");
    }
}
