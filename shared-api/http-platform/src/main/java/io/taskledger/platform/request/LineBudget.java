package io.taskledger.platform.request;

import io.github.bucket4j.Bucket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** So many lines of one kind in the log, whatever happens. Safe for threads. */
public final class LineBudget {

    private final Bucket lines;
    private final AtomicLong omitted = new AtomicLong();

    /**
     * @param perSecond in the long run, from 1; ten times as many at once
     */
    public LineBudget(int perSecond) {
        this.lines = bucket(10L * perSecond, perSecond, Duration.ofSeconds(1));
    }

    static Bucket bucket(long atOnce, long later, Duration within) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(later, within))
                .build();
    }

    /** Whether a line may be written; one that may not is counted as omitted. */
    public boolean take() {
        boolean taken = lines.tryConsume(1);
        if (!taken) {
            omit();
        }
        return taken;
    }

    /** Counts a line that is not written for another reason. */
    void omit() {
        omitted.incrementAndGet();
    }

    /** How many were omitted since this was asked last. */
    public long takeOmitted() {
        return omitted.getAndSet(0);
    }
}
