package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.TestSystem;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Stopping an instance finishes what it accepted. */
class GracefulShutdownIT {

    @Test
    void answersRequestsThatCameBeforeTheEnd() throws Exception {
        ConfigurableApplicationContext service = TestSystem.shared().start();
        int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String body = "{\"name\": \"Just in time\"}";
        String head =
                "POST /api/projects HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Connection: close\r\n"
                        + "Expect: 100-continue\r\n"
                        + "Content-Type: application/json\r\nContent-Length: %d\r\n"
                                .formatted(body.length())
                        + "Authorization: Bearer %s\r\n\r\n"
                                .formatted(TestIssuer.shared().token("alice"));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // Sent when the command's endpoint begins to read the body.
            String go = "HTTP/1.1 100 \r\n\r\n";
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(go.length())).asString().isEqualTo(go);
            Thread closing = Thread.ofPlatform().start(service::close);
            await().until(() -> refusesConnections(port));
            out.write(body.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201").contains("\"version\":1");
            closing.join(Duration.ofSeconds(30));
            assertThat(closing.isAlive()).isFalse();
        }
    }

    private static boolean refusesConnections(int port) {
        try (Socket probe = new Socket("127.0.0.1", port)) {
            return probe.isClosed();
        } catch (IOException refused) {
            return true;
        }
    }
}
