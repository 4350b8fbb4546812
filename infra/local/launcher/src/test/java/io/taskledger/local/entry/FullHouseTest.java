package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** However few addresses hold all connections, whoever comes from another one gets in. */
class FullHouseTest extends EntryUnderTest {

    @Test
    void newcomersGetIn() throws Exception {
        start("connections=10", "connections-per-address=5");
        List<Socket> few = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            few.add(answered("127.0.0.2"));
            few.add(answered("127.0.0.3"));
        }
        for (int i = 0; i < 3; i++) {
            answered("127.0.0.1");
        }
        // The oldest of those with the most made room.
        List<Socket> ended = few.stream().filter(FullHouseTest::hasEnded).toList();
        assertThat(ended).containsExactlyElementsOf(few.subList(0, 3));
    }

    @Test
    void whoeverHasTheMostDoesNot() throws Exception {
        start("connections=4", "connections-per-address=8");
        for (int i = 0; i < 4; i++) {
            answered("127.0.0.2");
        }
        assertThat(ask("127.0.0.2")).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
        assertThat(ask("127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    private Socket answered(String from) throws IOException {
        assertThat(ask(from)).startsWith("HTTP/1.1 200");
        return sockets.getLast();
    }

    private String ask(String from) throws IOException {
        return RunningEntry.readSome(open(from, 0, RunningEntry.get("/api/projects")));
    }

    private static boolean hasEnded(Socket socket) {
        try {
            socket.setSoTimeout(200);
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
