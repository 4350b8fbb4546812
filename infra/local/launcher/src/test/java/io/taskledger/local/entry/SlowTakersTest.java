package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whoever does not take an answer holds a place of an instance: not all of them, and not for long.
 */
class SlowTakersTest extends EntryUnderTest {

    private static final int SMALL = 2_048;
    private static final String[] IMPATIENT = {"take-millis=1000", "take-bytes-per-second=1000000"};

    @Test
    void anAnswerThatNobodyTakesIsCut() throws Exception {
        start(IMPATIENT);
        Socket quiet = open("127.0.0.1", "/api/quiet");
        assertThat(RunningEntry.readSome(quiet)).contains("200 OK");
        open("127.0.0.1", "/api/stream");
        await().until(() -> query.streams() == 1);
        await().until(() -> query.streams() == 0);

        // A stream with nothing to say waits for nobody.
        quiet.setSoTimeout(100);
        assertThat(isOpen(quiet)).isTrue();
    }

    @Test
    void anAnswerThatIsTakenTooSlowlyIsCut() throws Exception {
        start(IMPATIENT);
        Socket slow = open("127.0.0.1", "/api/stream");
        Socket fast = open(RunningEntry.get("/api/stream"));
        await().until(() -> query.streams() == 2);
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(SocketException.class)
                .until(
                        () -> {
                            fast.getInputStream().readNBytes(1_000_000);
                            slow.getInputStream().readNBytes(1_000);
                            return query.streams() == 1;
                        });
        assertThat(fast.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
    }

    @Test
    void anAddressDoesNotTakeAllPlacesOfAnInstance() throws Exception {
        start("instance-requests=8");
        List<Socket> refused = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open("127.0.0.2", "/api/stream");
        }
        for (Socket each : sockets) {
            String answer = RunningEntry.readSome(each);
            if (!answer.startsWith("HTTP/1.1 200")) {
                assertThat(answer)
                        .startsWith("HTTP/1.1 429")
                        .contains("Retry-After: 1", "\"code\":\"too_much_at_once\"");
                refused.add(each);
            }
        }
        assertThat(refused).hasSize(4);
        assertThat(entry.send("GET", "/api/projects").body()).isEqualTo("query 0");

        for (Socket each : sockets) {
            each.close();
        }
        await().untilAsserted(
                        () ->
                                assertThat(
                                                RunningEntry.readSome(
                                                        open("127.0.0.2", "/api/projects")))
                                        .startsWith("HTTP/1.1 200"));
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException nothingMore) {
            return true;
        }
    }

    /** Asks, and takes next to nothing without being asked to. */
    private Socket open(String from, String path) throws IOException {
        return open(from, SMALL, RunningEntry.get(path));
    }
}
