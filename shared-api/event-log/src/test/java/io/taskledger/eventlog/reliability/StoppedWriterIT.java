package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.TestLog;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TcpProxy.Moment;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A writer's process is stopped in the middle of an append and resumed. As an append is one
 * statement in auto-commit, the database is either without all of it, or finishes it alone.
 */
@Timeout(600)
class StoppedWriterIT {

    /** Nobody else's append takes longer, whatever state the stopped one is in. */
    private static final long BOUND_MILLIS = 2_000;

    private static final Duration STOPPED = Duration.ofMillis(Scale.of(300, 20_000));
    private static final int CALLERS = 4;

    private final TestLog log = new TestLog();
    private final AppendLedger ledger = new AppendLedger();
    private final TcpProxy proxy = TcpProxy.to(TestPostgres.server().port());

    @AfterEach
    void close() throws IOException {
        proxy.close();
        log.close();
    }

    @Test
    void blocksNobodyAndItsCommitCountsOnceOrIsRefused() throws Exception {
        // Without prepared statements each request carries its text, by which it is caught.
        String throughProxy =
                log.url().replaceFirst(":\\d+/", ":" + proxy.port() + "/") + "?prepareThreshold=0";
        try (Writer other = start(log.url(), "other");
                Writer victim = start(throughProxy, "victim")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> victim.appended() > 20 && other.appended() > 20);
            for (Moment moment : Moment.values()) {
                long slowest = stop(victim, other, moment);
                System.out.printf("stopped at %s: others' slowest %d ms%n", moment, slowest);
                assertThat(slowest)
                        .as("others, while stopped at %s", moment)
                        .isLessThan(BOUND_MILLIS);
                int before = victim.appended();
                await().atMost(Duration.ofSeconds(20)).until(() -> victim.appended() > before + 20);
            }
            assertThat(victim.conflicts()).as("refused, as others were faster").isPositive();
            victim.end();
            other.end();
        }
        ledger.matches(log.pool("query_app"));
    }

    /** How long the others' slowest append took meanwhile, in milliseconds. */
    private long stop(Writer victim, Writer other, Moment moment) {
        var stopped = new CountDownLatch(1);
        var resumed = new CountDownLatch(1);
        proxy.atNext(
                "append_",
                moment,
                link -> {
                    victim.signal("STOP");
                    stopped.countDown();
                    awaitQuietly(resumed);
                });
        awaitQuietly(stopped);
        other.slowest();
        int before = other.appended();
        await().pollDelay(STOPPED)
                .atMost(STOPPED.plusSeconds(20))
                .until(() -> other.appended() > before + 50);
        long slowest = other.slowest();
        victim.signal("CONT");
        resumed.countDown();
        return slowest;
    }

    private Writer start(String url, String name) {
        return Writer.start(ledger, url, name, CALLERS, Integer.MAX_VALUE, Map.of());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
