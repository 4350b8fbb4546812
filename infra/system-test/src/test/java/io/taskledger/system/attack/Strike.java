package io.taskledger.system.attack;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** One attack while it lasts: many hands that do the same again and again, and a count of it. */
final class Strike {

    private final Pace pace = new Pace();
    private final long end;
    private final AtomicLong attempts = new AtomicLong();
    private final LongAccumulator largestError = new LongAccumulator(Math::max, 0);
    private final Map<Integer, Long> statuses = new TreeMap<>();

    Strike(long seconds) {
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** What one hand does once. */
    @FunctionalInterface
    interface Blow {
        void strike(int hand) throws IOException, InterruptedException;
    }

    /** Returns when the time is over. What a server refuses is tried again. */
    void with(int hands, Blow blow) {
        during(leftMillis(), hands, blow);
    }

    /** The same for a part of the time. */
    void during(long millis, int hands, Blow blow) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < hands; i++) {
                int hand = i;
                threads.submit(() -> again(hand, blow, until));
            }
            Thread.sleep(Math.max(0, millis));
            threads.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void again(int hand, Blow blow, long until) throws InterruptedException {
        while (System.nanoTime() < until) {
            pace.keep();
            attempts.incrementAndGet();
            try {
                blow.strike(hand);
            } catch (IOException refused) {
                Thread.sleep(20);
            }
        }
        return null;
    }

    void count(Connection.Reply reply) {
        synchronized (statuses) {
            statuses.merge(reply.status(), 1L, Long::sum);
        }
        if (reply.status() >= 400) {
            largestError.accumulate(reply.bytes());
        }
    }

    long leftMillis() {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    /** What became of it, one line. */
    String told() {
        synchronized (statuses) {
            return "attempts=%d largestError=%d cores=%.2f statuses=%s"
                    .formatted(attempts.get(), largestError.longValue(), pace.share(), statuses);
        }
    }
}
