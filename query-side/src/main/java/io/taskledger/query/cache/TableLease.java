package io.taskledger.query.cache;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What the database said of the tables that answer now.
 *
 * @param prefix of keys; null if no answer may be taken from the cache
 * @param askedAt of {@link System#nanoTime()}, before it was asked
 * @param length how long it counts from then
 */
record TableLease(@Nullable String prefix, long askedAt, Duration length) {

    static TableLease over() {
        return new TableLease(null, System.nanoTime(), Duration.ZERO);
    }

    boolean isValid() {
        return System.nanoTime() - askedAt < length.toNanos();
    }

    TableLease orLater(TableLease other) {
        return other.askedAt - askedAt > 0 ? other : this;
    }
}
