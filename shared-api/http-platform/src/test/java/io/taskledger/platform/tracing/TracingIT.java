package io.taskledger.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.net.httpserver.HttpServer;

import io.micrometer.tracing.Tracer;
import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.SampleService;
import io.taskledger.servers.TestIssuer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Against an endpoint that takes OTLP over HTTP, as a collector does. */
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    try (exchange) {
                        received.add(
                                new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void sendsASpanUnderTheTraceThatLogsAndEventsName() {
        try (ConfigurableApplicationContext service = service(endpoint(), "1.0")) {
            Map<String, String> headers = Http.bearer(TestIssuer.shared().token("bob"));
            headers = new HashMap<>(headers);
            headers.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
            headers.put("X-Request-Id", "6f0d8b52-8f0e-4b61-9d6a-0a4b4e0a8b11");
            Http http = new Http(service.getEnvironment());

            assertThat(http.get("/api/caller", headers).json().path("traceId").asString())
                    .isEqualTo(TRACE);
            String own = http.getAs("alice", "/api/caller").json().path("traceId").asString();

            awaitSpan(TRACE, "http get /api/caller", "6f0d8b52-8f0e-4b61-9d6a-0a4b4e0a8b11");
            awaitSpan(own, "traced");
        }
    }

    @Test
    void letsNoCallerDecideThatItIsTraced() {
        try (ConfigurableApplicationContext service = service(endpoint(), "0.0")) {
            Map<String, String> headers =
                    new HashMap<>(Http.bearer(TestIssuer.shared().token("bob")));
            headers.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
            Http http = new Http(service.getEnvironment());

            assertThat(http.get("/api/caller", headers).json().path("traceId").asString())
                    .isEqualTo(TRACE);
        }
        // Closing the service has sent whatever it had.
        assertThat(received).isEmpty();
    }

    @Test
    void answersWhenNoCollectorListens() {
        String endpoint = endpoint();
        collector.stop(0);
        try (ConfigurableApplicationContext service = service(endpoint, "1.0")) {
            assertThat(
                            new Http(service.getEnvironment())
                                    .getAs("alice", "/api/noop")
                                    .response()
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void makesNoSpansWhereNoCollectorIsNamed() {
        try (ConfigurableApplicationContext service = service(null, "1.0")) {
            assertThat(service.getBeanProvider(Tracer.class).getIfAvailable()).isNull();
        }
    }

    private void awaitSpan(String traceId, String... texts) {
        String id = new String(HexFormat.of().parseHex(traceId), ISO_8859_1);
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(received)
                                        .anySatisfy(
                                                spans ->
                                                        assertThat(spans)
                                                                .contains(id)
                                                                .contains(texts)));
    }

    private String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    }

    private static ConfigurableApplicationContext service(
            @Nullable String endpoint, String probability) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.application.name", "traced");
        settings.put("management.tracing.sampling.probability", probability);
        settings.put("management.opentelemetry.tracing.export.schedule-delay", "100ms");
        if (endpoint != null) {
            settings.put(TracingSwitch.ENDPOINT, endpoint);
        }
        return SampleService.start(settings);
    }
}
