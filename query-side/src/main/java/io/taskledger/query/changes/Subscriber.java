package io.taskledger.query.changes;

import io.taskledger.query.projection.Fact;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Facts on their way to one client. If it is too slow to take them, or the feed was interrupted, it
 * is cut off: it comes back with the last position it has and misses nothing.
 */
final class Subscriber {

    private static final int CAPACITY = 512;

    private final BlockingQueue<Fact> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private volatile boolean cutOff;

    void offer(Fact fact) {
        if (!cutOff && !waiting.offer(fact)) {
            cutOff();
        }
    }

    void cutOff() {
        cutOff = true;
    }

    boolean isCutOff() {
        return cutOff;
    }

    /** The next fact; null if none came in time. */
    @Nullable Fact next(Duration patience) throws InterruptedException {
        return waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
