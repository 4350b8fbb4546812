package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.platform.sample.SampleService;
import io.taskledger.platform.sample.Wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class OpenConnectionsIT {

    private static final int MOST = 40;
    private static final int PATIENCE_MILLIS = 5_000;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = SampleService.start(Map.of("taskledger.http.max-connections", MOST));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void areNotHeldByThoseWhoAskNothing() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            List<Boolean> kept = new ArrayList<>();
            for (int i = 0; i < 3 * MOST; i++) {
                Socket socket = new Socket("127.0.0.1", port());
                idle.add(socket);
                kept.add(isKeptAfterAnAnswer(socket));
            }
            assertThat(kept.subList(0, MOST * 3 / 4)).containsOnly(true);
            // Tomcat may count one late: a few more are kept, but never so many that others wait.
            assertThat(kept.subList(MOST * 3 / 4, kept.size()).stream().filter(each -> each))
                    .hasSizeLessThan(MOST / 4);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void areBoundedWhateverIsSent() {
        List<Wire> halfSent = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * MOST; i++) {
                halfSent.add(new Wire(port()).send("POST /api/bodies HTTP/1.1\r\nHost: a\r\nX: "));
            }
            await().until(() -> open() >= MOST);
            assertThat(open()).isLessThanOrEqualTo(MOST);

            try (Wire late = new Wire(port())) {
                late.send(Wire.head("GET /livez", "Connection: close"));
                assertThat(late.toTheEnd()).startsWith("HTTP/1.1 200");
            }
        } finally {
            halfSent.forEach(Wire::close);
        }
    }

    private static long open() {
        TomcatWebServer server =
                (TomcatWebServer) ((WebServerApplicationContext) service).getWebServer();
        return ((HttpConnections) server.getTomcat().getConnector().getProtocolHandler())
                .getConnectionCount();
    }

    private static boolean isKeptAfterAnAnswer(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream()
                .write(
                        "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
        boolean kept = true;
        for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
            kept &= !line.equalsIgnoreCase("Connection: close");
        }
        return kept;
    }

    private static int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
