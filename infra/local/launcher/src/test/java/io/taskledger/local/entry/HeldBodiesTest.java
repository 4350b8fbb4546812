package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The memory that bodies take is what is counted. */
class HeldBodiesTest extends EntryUnderTest {

    private static final int BODIES = 100;
    private static final int BYTES = 160 * 1024;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    @BeforeEach
    void startWithoutAPaceForBodies() throws IOException {
        start("body-bytes-per-second=1");
    }

    @Test
    void onTheirWay() throws Exception {
        String most = "x".repeat(BYTES - 1);
        long before = used();
        for (int i = 0; i < BODIES; i++) {
            open(RunningEntry.half(BYTES, most));
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
            open(request);
        }
        await().until(() -> command.requests().size() == BODIES);
        assertThat(used() - before).isLessThan(BODIES * BYTES * 5L / 4);
    }

    private String answered(String request) throws IOException {
        return RunningEntry.readSome(open(request));
    }

    private static long used() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
