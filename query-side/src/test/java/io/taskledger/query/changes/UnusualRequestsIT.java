package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.World;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Connections are shared by those behind the entry point: nobody's request may hold one up. */
@Timeout(60)
@SharesTheWorld
class UnusualRequestsIT {

    private static final int PATIENCE_MILLIS = 10_000;

    @ParameterizedTest
    @CsvSource({
        "alice, HEAD /api/events",
        "alice, HEAD /api/projects",
        "alice, HEAD /api/tasks?asOf=2026-01-01T00:00:00Z",
        "alice, OPTIONS /api/me",
        "alice, HEAD /api/nowhere",
        "alice, DELETE /api/projects",
        "admin, HEAD /api/admin/audit",
        "admin, HEAD /api/admin/audit/export",
        "alice, HEAD /api/admin/audit/export",
    })
    void leaveTheConnectionToTheNext(String account, String unusual) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", World.shared().port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, unusual, account, "keep-alive");
            send(socket, "GET /api/me", "bob", "close");

            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).contains(TestIssuer.idOf("bob"));
            assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(3);
        }
    }

    private static void send(Socket socket, String request, String account, String connection)
            throws IOException {
        socket.getOutputStream()
                .write(
                        "%s HTTP/1.1\r\nHost: a\r\nConnection: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(request, connection, TestIssuer.shared().token(account))
                                .getBytes(StandardCharsets.US_ASCII));
    }
}
