package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.platform.sample.Http;
import io.taskledger.platform.sample.Http.Answer;
import io.taskledger.platform.sample.SampleService;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ConcurrencyLimitIT {

    private static final int MOST = 2;

    private static ConfigurableApplicationContext service;

    private final Http http = new Http(service.getEnvironment());

    @BeforeAll
    static void start() {
        service = SampleService.start(Map.of("taskledger.http.max-concurrent-requests", MOST));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void refusesWhatIsTooMuchUntilOthersAreAnswered() throws Exception {
        List<Socket> unfinished = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            unfinished.add(beginToPost());
        }
        await().until(() -> http.getAs("alice", "/api/noop").status() == 503);

        Answer refused = http.getAs("alice", "/api/noop");
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("X-Request-Id")).isNotNull();
        assertThat(http.get("/livez", Map.of()).status()).isEqualTo(200);
        Map<String, String> asStream = new HashMap<>(Http.bearer(TestIssuer.shared().token("bob")));
        asStream.put("Accept", "text/event-stream, */*");
        assertThat(http.get("/api/noop", asStream).status()).isEqualTo(200);
        assertThat(http.get("/readyz", Map.of()).status()).isEqualTo(200);

        for (Socket socket : unfinished) {
            assertThat(finish(socket)).startsWith("HTTP/1.1 200");
        }
        await().until(() -> http.getAs("alice", "/api/noop").status() == 200);
    }

    @Test
    void forgetsWhoGivesUp() throws Exception {
        for (int i = 0; i < 5 * MOST; i++) {
            beginToPost().close();
        }

        await().until(() -> http.getAs("alice", "/api/noop").status() == 200);
        await().until(() -> http.getAs("alice", "/api/later?fail=false").status() == 200);
    }

    private static Socket beginToPost() throws IOException {
        Socket socket = new Socket("127.0.0.1", port());
        String head =
                """
                POST /api/bodies HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: 14

                {"title\
                """
                        .formatted(TestIssuer.shared().token("alice"))
                        .replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String finish(Socket socket) throws IOException {
        try (socket) {
            socket.getOutputStream().write("\":\"ab\"}".getBytes(StandardCharsets.US_ASCII));
            return new String(
                    socket.getInputStream().readNBytes("HTTP/1.1 200".length()),
                    StandardCharsets.US_ASCII);
        }
    }

    private static int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
