package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.SampleService;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

@ExtendWith(OutputCaptureExtension.class)
class RefusalsInTheLogIT {

    private static final int BURST = 10;

    private ConfigurableApplicationContext service;
    private Http http;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellWhoWasRefusedWhereAndWhy(CapturedOutput output) {
        start(Map.of("taskledger.auth.scope", "tasks"), BURST);
        long now = Instant.now().getEpochSecond();
        String expired = token(claims -> claims.putAll(Map.of("iat", now - 120, "exp", now - 60)));
        String elsewhere = token(claims -> claims.put("iss", "https://example.org"));
        String narrow = token(claims -> claims.put("scope", "openid"));
        String outsider = token(claims -> claims.remove("cognito:groups"));
        String good = token(claims -> {});

        http.get("/api/items/7", Map.of());
        List.of(expired, elsewhere, narrow, outsider, "rubbish", good)
                .forEach(token -> http.get("/api/noop?q=secret", Http.bearer(token)));
        http.get("/nowhere/secret", Map.of());

        // A line is written when its answer has gone.
        await().untilAsserted(() -> assertThat(refusals(output)).hasSize(7));
        List<JsonNode> lines = refusals(output);
        assertThat(lines)
                .extracting(line -> line.path("reason").asString())
                .containsExactly(
                        "no token",
                        "expired",
                        "iss is not accepted",
                        "scope is not accepted",
                        "in neither group",
                        "no token of this issuer",
                        "no token");
        assertThat(lines)
                .allMatch(line -> line.path("client").asString().equals("127.0.0.1"))
                .extracting(line -> line.path("route").asString())
                .startsWith("/api/items/{id}", "/api/noop")
                .endsWith("unknown");
        assertThat(output).doesNotContain("secret", expired, elsewhere, "rubbish");
    }

    @Test
    void areFewWhateverAStrangerSends(CapturedOutput output) throws IOException {
        start(Map.of("taskledger.access-log.pseudonym-key", "a key"), BURST / 10);

        for (int i = 0; i < 20 * BURST; i++) {
            http.get(i % 2 == 0 ? "/api/noop" : "/api/noop;a=b", Map.of());
        }

        List<JsonNode> lines = refusals(output);
        assertThat(lines).hasSizeBetween(BURST / 5, BURST - 1);
        assertThat(lines).allMatch(line -> line.path("client").asString().matches("[0-9a-f]{16}"));

        // Others are told of all the same.
        String first = lines.getFirst().path("client").asString();
        askFrom("127.0.0.2");
        await().untilAsserted(
                        () ->
                                assertThat(refusals(output))
                                        .extracting(line -> line.path("client").asString())
                                        .anyMatch(client -> !client.equals(first)));
    }

    private void askFrom(String address) throws IOException {
        int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(
                            "GET /api/noop HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401");
        }
    }

    private void start(Map<String, Object> settings, int refusalsPerSecond) {
        Map<String, Object> all = new java.util.HashMap<>(settings);
        all.put("taskledger.access-log.refusals-per-second", refusalsPerSecond);
        service = SampleService.start(all);
        http = new Http(service.getEnvironment());
    }

    private static String token(Consumer<Map<String, Object>> change) {
        TestIssuer issuer = TestIssuer.shared();
        Map<String, Object> claims = issuer.claims(TestIssuer.idOf("alice"), "alice", "USER");
        claims.put("scope", "openid tasks");
        change.accept(claims);
        return issuer.sign(issuer.header(), claims);
    }

    private static List<JsonNode> refusals(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("\"message\":\"refused\""))
                .map(line -> new JsonMapper().readTree(line))
                .toList();
    }
}
