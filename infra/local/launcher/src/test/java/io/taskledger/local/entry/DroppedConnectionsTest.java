package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A client that goes away is an everyday thing: nothing is said of it. */
class DroppedConnectionsTest {

    private static final Logger UNDERTOW = Logger.getLogger("io.undertow");

    private final RawUpstream command = new RawUpstream("command");
    private final RawUpstream query = new RawUpstream("query");
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Handler listening =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    said.add(line.getLevel() + " " + line.getMessage() + " " + line.getThrown());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private RunningEntry entry;

    @TempDir Path webClient;

    @BeforeEach
    void start() throws IOException {
        entry = new RunningEntry(webClient, command, List.of(query));
        UNDERTOW.setLevel(Level.INFO);
        UNDERTOW.addHandler(listening);
    }

    @AfterEach
    void stop() throws IOException {
        UNDERTOW.removeHandler(listening);
        UNDERTOW.setLevel(null);
        entry.close();
        command.close();
        query.close();
    }

    @Test
    void fromAStream() throws Exception {
        for (int i = 0; i < 10; i++) {
            Socket client =
                    entry.sendRaw(
                            "GET /api/stream HTTP/1.1\r\n"
                                    + "Host: x\r\n"
                                    + "Authorization: Bearer x\r\n\r\n");
            assertThat(RunningEntry.readSome(client)).contains("data: ");
            client.setSoLinger(true, 0);
            client.close();
        }
        await().until(() -> query.streams() == 0);
        assertThat(said).isEmpty();
    }

    @Test
    void inTheMiddleOfABody() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (Socket client = entry.sendRaw(RunningEntry.half(100, "{"))) {
                client.setSoLinger(true, 0);
            }
        }
        assertThat(entry.send("POST", "/api/projects").body()).isEqualTo("command 0");
        assertThat(said).isEmpty();
    }
}
