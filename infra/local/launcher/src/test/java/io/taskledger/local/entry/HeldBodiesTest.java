package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The memory that bodies take is what is counted. */
@Timeout(60)
class HeldBodiesTest {

    private static final int BODIES = 100;
    private static final int BYTES = 160 * 1024;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final RawUpstream command = new RawUpstream("command");
    private final RawUpstream query = new RawUpstream("query");
    private final List<Socket> sockets = new ArrayList<>();
    private RunningEntry entry;

    @TempDir Path webClient;

    @BeforeEach
    void start() throws IOException {
        entry = new RunningEntry(webClient, command, List.of(query), "body-bytes-per-second=1");
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        entry.close();
        command.close();
        query.close();
    }

    @Test
    void onTheirWay() throws Exception {
        String most = "x".repeat(BYTES - 1);
        long before = used();
        for (int i = 0; i < BODIES; i++) {
            sockets.add(entry.sendRaw(RunningEntry.half(BYTES, most)));
        }
        // All of them have arrived when the last one, which ends, has been answered.
        assertThat(answered(RunningEntry.half(BYTES, most + "x"))).endsWith("command " + BYTES);
        assertThat(used() - before).isLessThan(BODIES * BYTES * 5L / 4);
    }

    @Test
    void withAnInstance() throws Exception {
        String path = "POST /api/never HTTP/1.1";
        String request =
                RunningEntry.half(BYTES, "x".repeat(BYTES))
                        .replace("POST /api/projects HTTP/1.1", path);
        long before = used();
        for (int i = 0; i < BODIES; i++) {
            sockets.add(entry.sendRaw(request));
        }
        await().until(() -> command.requests().size() == BODIES);
        assertThat(used() - before).isLessThan(BODIES * BYTES * 5L / 4);
    }

    private String answered(String request) throws IOException {
        sockets.add(entry.sendRaw(request));
        return RunningEntry.readSome(sockets.getLast());
    }

    private static long used() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
