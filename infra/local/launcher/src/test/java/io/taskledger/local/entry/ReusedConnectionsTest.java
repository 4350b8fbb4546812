package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** After any request of one person, however unusual, the requests of others are answered. */
@Timeout(60)
class ReusedConnectionsTest {

    private static final int TIMES = 12;

    private final RawUpstream command = new RawUpstream("command");
    private final RawUpstream query = new RawUpstream("query");
    private RunningEntry entry;

    @TempDir Path webClient;

    @BeforeEach
    void start() throws IOException {
        // One answer in time or none: a second try must not hide what is tested.
        entry =
                new RunningEntry(
                        webClient,
                        command,
                        List.of(query),
                        "answer-millis=3000",
                        "head-millis=500");
    }

    @AfterEach
    void stop() throws IOException {
        entry.close();
        command.close();
        query.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD /api/events HTTP/1.1|Accept: text/event-stream||",
                "HEAD /api/projects HTTP/1.1|||",
                "HEAD /api/projects HTTP/1.0|||",
                "OPTIONS /api/projects HTTP/1.1|||",
                "OPTIONS * HTTP/1.1|||",
                "TRACE /api/projects HTTP/1.1|||",
                "CONNECT /api/projects HTTP/1.1|||",
                "BREW /api/projects HTTP/1.1|||",
                "GET /api/nothing HTTP/1.1|||",
                "GET /api/unchanged HTTP/1.1|||",
                "GET /api/projects HTTP/1.0|||",
                "GET /api/projects HTTP/1.1|Connection: close||",
                "GET /api/projects HTTP/1.1|Connection: Upgrade|Upgrade: websocket||",
                "GET /api/projects HTTP/1.1|Connection: Upgrade|Upgrade: h2c|HTTP2-Settings:"
                        + " AAMAAABk||",
                "GET /api/projects HTTP/1.1|Content-Length: 4||body",
                "GET /api/projects HTTP/1.1|Content-Length: 400||body",
                "HEAD /api/projects HTTP/1.1|Content-Length: 4||body",
                "DELETE /api/projects/1 HTTP/1.1|Transfer-Encoding: chunked||4|body|0||",
                "POST /api/projects HTTP/1.1|Transfer-Encoding: chunked||4|bo",
                "POST /api/projects HTTP/1.1|Transfer-Encoding: chunked||x|bo",
                "POST /api/projects HTTP/1.1|Transfer-Encoding: gzip, chunked||4|body|0||",
                "POST /api/projects HTTP/1.1|Expect: 100-continue|Content-Length: 4||",
                "POST /api/projects HTTP/1.1|Expect: 100-continue|Content-Length: 4||body",
                "POST /api/projects HTTP/1.1|Expect: something|Content-Length: 4||body",
                "POST /api/projects HTTP/1.1|Content-Length: 900000||{\"a\":",
                "GET /api/projects HTTP/1.1||GET /api/me HTTP/1.1|Host: x||HEAD /api/me"
                        + " HTTP/1.1|Host: x||",
                "GET /api/pro",
            })
    void othersAreAnswered(String request) throws Exception {
        entry.send("GET", "/api/projects");
        entry.send("POST", "/api/projects");
        List<Socket> sockets = new ArrayList<>();
        String text =
                request.replace("|", "\r\n")
                        .replaceFirst("\r\n", "\r\nHost: x\r\nAuthorization: Bearer x\r\n");
        for (int i = 0; i < TIMES; i++) {
            sockets.add(entry.sendRaw(text));
        }
        for (Socket socket : sockets) {
            // The answer, or the end of the connection.
            RunningEntry.readSome(socket);
        }
        for (int i = 0; i < 2 * TIMES; i++) {
            HttpResponse<String> read = entry.send("GET", "/api/me");
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.body()).isEqualTo("query 0");
            HttpResponse<String> command = entry.send("POST", "/api/projects");
            assertThat(command.statusCode()).isEqualTo(200);
            assertThat(command.body()).isEqualTo("command 0");
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
