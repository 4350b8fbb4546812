package io.taskledger.command.platform.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * About how many bytes of receipts this instance has stored for each person in up to a day.
 * Receipts are no events, so the database does not count them; each instance counts its own, since
 * its start, and begins anew for a person a day after the first one that it counted.
 */
final class ReceiptBytes {

    /** A row and its entry in the index, with the longest key. */
    static final int ONE = 800;

    private static final int MOST_PEOPLE = 20_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final LongSupplier nanoTime;
    private final Cache<String, Stored> stored =
            Caffeine.newBuilder().maximumSize(MOST_PEOPLE).expireAfterWrite(DAY).build();

    private record Stored(long since, long bytes) {

        boolean isOver(long now) {
            return now - since >= DAY.toNanos();
        }
    }

    /**
     * @param nanoTime {@link System#nanoTime}
     */
    ReceiptBytes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void addOne(String userId) {
        long now = nanoTime.getAsLong();
        stored.asMap()
                .merge(
                        userId,
                        new Stored(now, ONE),
                        (before, one) ->
                                before.isOver(now)
                                        ? one
                                        : new Stored(before.since, before.bytes + ONE));
    }

    long of(String userId) {
        Stored there = stored.getIfPresent(userId);
        return there == null || there.isOver(nanoTime.getAsLong()) ? 0 : there.bytes;
    }
}
