package io.taskledger.local.entry;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

class HealthTest {

    @Test
    void isAskedForeverWhateverBecomesOfWhoIsTold() throws IOException {
        AtomicInteger told = new AtomicInteger();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            new Health(
                            URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/readyz"),
                            silence -> {
                                told.incrementAndGet();
                                throw new NoClassDefFoundError("for a test");
                            })
                    .watch();
            await().until(() -> told.get() > 1);
        }
    }
}
