package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TcpProxy.Moment;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

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
    private final LogReader reader = log.reader();
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
        try (Writer other = start(log.url(), "other", CALLERS, 0.3);
                Writer victim = start(throughProxy, "victim", 1, 1)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> victim.appended() > 20 && other.appended() > 20);
            for (Moment moment : Moment.values()) {
                Stop stop = stop(victim, other, moment);
                System.out.printf("stopped at %s: %s%n", moment, stop);
                assertThat(stop.slowest())
                        .as("others, while stopped at %s", moment)
                        .isLessThan(BOUND_MILLIS);
                if (moment == Moment.BEFORE || moment == Moment.HALF) {
                    assertThat(stop.outcome())
                            .as("of a zombie whose account has moved on")
                            .isIn("conflict", "refused");
                }
                int before = victim.appended();
                await().atMost(Duration.ofSeconds(20)).until(() -> victim.appended() > before + 20);
            }
            victim.end();
            other.end();
        }
        ledger.matches(log.pool("query_app"));
    }

    /**
     * What came of it.
     *
     * @param slowest milliseconds of the others' slowest append meanwhile
     * @param outcome of the append that was under way
     */
    private record Stop(long slowest, String outcome) {}

    /** All that the victim may want to append to has moved on when it is resumed. */
    private Stop stop(Writer victim, Writer other, Moment moment) throws InterruptedException {
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
        List<Long> sequences = lastSequences();
        await().pollDelay(STOPPED)
                .atMost(STOPPED.plusSeconds(20))
                .until(() -> other.appended() > before + 50 && haveMovedOn(sequences));
        long slowest = other.slowest();
        String outcome =
                victim.outcomeAfter(
                        () -> {
                            victim.signal("CONT");
                            resumed.countDown();
                        });
        return new Stop(slowest, outcome);
    }

    private List<Long> lastSequences() {
        return IntStream.range(0, WriterMain.WANTED)
                .mapToObj(WriterMain::wanted)
                .map(reader::lastSequenceOf)
                .toList();
    }

    private boolean haveMovedOn(List<Long> before) {
        List<Long> now = lastSequences();
        return IntStream.range(0, now.size()).allMatch(i -> now.get(i) > before.get(i));
    }

    private Writer start(String url, String name, int callers, double contention) {
        return Writer.start(ledger, url, name, callers, Integer.MAX_VALUE, contention, Map.of());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
