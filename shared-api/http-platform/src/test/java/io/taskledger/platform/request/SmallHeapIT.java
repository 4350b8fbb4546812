package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.taskledger.platform.sample.SampleService;
import io.taskledger.platform.sample.Wire;
import io.taskledger.servers.FreePort;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance with little heap, in a process of its own. */
@Timeout(180)
class SmallHeapIT {

    private static final int CONNECTIONS = 1_200;
    private static final String HALF_A_BODY = "{\"a\":\"" + "x".repeat(80_000);

    @TempDir private Path directory;
    private int port;
    private int probePort;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        port = FreePort.find();
        probePort = FreePort.find();
        Map<String, String> settings = new HashMap<>(TestIssuer.shared().properties());
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(port));
        settings.put("taskledger.http.probe-port", Integer.toString(probePort));
        settings.put("taskledger.rate-limit.enabled", "false");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        // Tomcat's folders go with the test's.
        command.add("-Djava.io.tmpdir=" + directory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SampleService.class.getName());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("log").toFile())
                        .start();
        await().atMost(60, SECONDS)
                .ignoreExceptions()
                .until(() -> get(probePort, "/readyz").startsWith("HTTP/1.1 200"));
    }

    @AfterEach
    void stop() {
        process.destroyForcibly().onExit().join();
    }

    @Test
    void outlivesHalfABodyFromEachOfMany() {
        List<Wire> halfSent = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Wire wire = new Wire(port);
                halfSent.add(wire);
                sendUnlessCutOff(wire, halfARequest(i % 4 == 0 ? "alice" : null));
            }
            assertThat(get(probePort, "/livez")).startsWith("HTTP/1.1 200");
            assertThat(get(port, "/api/noop")).startsWith("HTTP/1.1 200");
            assertThat(process.isAlive()).isTrue();
        } finally {
            halfSent.forEach(Wire::close);
        }
    }

    private static String halfARequest(String account) {
        return Wire.head(
                        "POST /api/bodies",
                        account == null ? "X: y" : Wire.as(account),
                        "Content-Type: application/json",
                        "Content-Length: 150000")
                + HALF_A_BODY;
    }

    private static void sendUnlessCutOff(Wire wire, String text) {
        try {
            wire.send(text);
        } catch (UncheckedIOException refusedAlready) {
            assertThat(refusedAlready).hasCauseInstanceOf(SocketException.class);
        }
    }

    private static String get(int port, String path) {
        try (Wire wire = new Wire(port)) {
            return wire.send(Wire.head("GET " + path, Wire.as("bob"), "Connection: close"))
                    .toTheEnd();
        }
    }
}
