package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whoever sends half a request takes nothing from others, and not for long. */
class HalfSentRequestsTest extends EntryUnderTest {

    @Test
    void nobodyWaitsForTheBodyOfAStranger() throws Exception {
        start();
        for (int i = 0; i < 300; i++) {
            open(
                    "POST /api/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
                            + "{\"a\":");
        }
        for (Socket each : sockets) {
            assertThat(RunningEntry.readSome(each))
                    .startsWith("HTTP/1.1 401")
                    .contains("Connection: close", "\"code\":\"unauthenticated\"");
        }
        assertThat(command.requests()).isEmpty();
        answersOthers();
    }

    @Test
    void aBodyMustKeepAPace() throws Exception {
        start();
        Socket slow = open(RunningEntry.half(100_000, "{\"a\":"));
        answersOthers();
        String answer = RunningEntry.readToEnd(slow);
        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("Retry-After: 1", "\"code\":\"request_timeout\"");
        assertThat(command.requests()).containsExactly("POST /api/projects");
    }

    @Test
    void aBodyMustEnd() throws Exception {
        start("body-bytes-per-second=1", "body-millis=1000");
        assertThat(RunningEntry.readToEnd(open(RunningEntry.half(100, "x".repeat(99)))))
                .startsWith("HTTP/1.1 408");
    }

    @Test
    void aBodyThatComesInPiecesArrivesWhole() throws Exception {
        start();
        Socket socket = open(RunningEntry.half(60_000, ""));
        for (int i = 0; i < 6; i++) {
            send(socket, "x".repeat(10_000));
        }
        assertThat(RunningEntry.readSome(socket)).endsWith("command 60000");
    }

    @Test
    void aBodyInChunksArrivesWhole() throws Exception {
        start();
        Socket socket =
                open(
                        "PUT /api/projects/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n");
        send(socket, "3\r\nxyz\r\n0\r\n\r\n");
        assertThat(RunningEntry.readSome(socket)).endsWith("command 8");
    }

    @Test
    void aLargeBodyIsRefusedByItsLengthOrWhenItIsTooMuch() throws Exception {
        start();
        String tooMuch = "x".repeat(160 * 1024 + 1);
        Socket long1 = open(RunningEntry.half(tooMuch.length(), tooMuch));
        assertThat(RunningEntry.readToEnd(long1))
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"payload_too_large\"");
        Socket chunked =
                open(
                        "PUT /api/projects/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                                        .formatted(tooMuch.length(), tooMuch));
        assertThat(RunningEntry.readToEnd(chunked)).startsWith("HTTP/1.1 413");
        assertThat(command.requests()).isEmpty();
    }

    @Test
    void anAddressHasAShareOfBodiesAndItsOldestMakesRoom() throws Exception {
        start("bodies-per-address=3");
        for (int i = 0; i < 3; i++) {
            open(RunningEntry.half(10, ""));
            RunningEntry.readSome(entry.sendRaw("GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        List<Socket> before = List.copyOf(sockets);
        Socket next = open(RunningEntry.half(10, "01234"));

        await().until(() -> answered().size() == 1);
        Socket refused = answered().getFirst();
        assertThat(refused).isNotSameAs(next);
        assertThat(RunningEntry.readSome(refused))
                .startsWith("HTTP/1.1 429")
                .contains("Retry-After: 1", "\"code\":\"too_much_at_once\"");
        send(next, "56789");
        assertThat(RunningEntry.readSome(next)).endsWith("command 10");
        for (Socket each : before) {
            if (each != refused) {
                send(each, "0123456789");
                assertThat(RunningEntry.readSome(each)).endsWith("command 10");
            }
        }
        answersOthers();
    }

    @Test
    void othersAreAnsweredWhileAllPlacesAreHeld() throws Exception {
        start("bodies-per-address=20");
        for (int i = 0; i < 100; i++) {
            open(RunningEntry.half(10, ""));
        }
        await().until(() -> answered().size() == 80);
        for (int i = 0; i < 10; i++) {
            Socket slow = open(RunningEntry.half(10, "01234"));
            RunningEntry.readSome(entry.sendRaw("GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n"));
            send(slow, "56789");
            assertThat(RunningEntry.readSome(slow)).endsWith("command 10");
        }
    }

    @Test
    void bodiesInMemoryAreBounded() throws Exception {
        // Half of it for one address.
        start("held-bytes=200000", "body-bytes-per-second=1");
        open(RunningEntry.half(90_000, "x".repeat(80_000)));
        await().untilAsserted(
                        () ->
                                assertThat(
                                                RunningEntry.readSome(
                                                        open(
                                                                RunningEntry.half(
                                                                        90_000,
                                                                        "x".repeat(80_000)))))
                                        .startsWith("HTTP/1.1 429")
                                        .contains("Retry-After: 1"));
        sockets.getFirst().close();
        await().untilAsserted(
                        () ->
                                assertThat(
                                                RunningEntry.readSome(
                                                        open(
                                                                RunningEntry.half(
                                                                        80_000,
                                                                        "x".repeat(80_000)))))
                                        .endsWith("command 80000"));
    }

    @Test
    void aHeadMustEnd() throws Exception {
        start("head-millis=500");
        Socket socket = open("POST /api/projects HTTP/1.1\r\nHost: x\r\nA: ");
        assertThat(RunningEntry.readToEnd(socket)).isEmpty();
    }

    @Test
    void anAddressHasAShareOfConnections() throws Exception {
        start("connections-per-address=20");
        for (int i = 0; i < 30; i++) {
            open("");
        }
        // Not the last ten: connections are taken by several threads.
        await().until(() -> answered().size() == 10);
        for (Socket each : answered()) {
            assertThat(RunningEntry.readToEnd(each))
                    .startsWith("HTTP/1.1 429")
                    .contains("Retry-After: 1", "\"code\":\"too_much_at_once\"");
        }
        for (Socket each : sockets) {
            each.close();
        }
        await().ignoreExceptions().untilAsserted(this::answersOthers);
    }

    private List<Socket> answered() throws IOException {
        List<Socket> answered = new ArrayList<>();
        for (Socket each : sockets) {
            if (each.getInputStream().available() > 0) {
                answered.add(each);
            }
        }
        return answered;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private void answersOthers() throws Exception {
        assertThat(entry.send("GET", "/api/projects").body()).isEqualTo("query 0");
        assertThat(entry.send("POST", "/api/projects").body()).isEqualTo("command 0");
    }
}
