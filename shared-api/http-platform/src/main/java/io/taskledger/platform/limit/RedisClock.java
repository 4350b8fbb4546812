package io.taskledger.platform.limit;

import io.github.bucket4j.TimeMeter;
import io.lettuce.core.api.StatefulRedisConnection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The time of Redis, to within a round trip. A bucket is refilled by the clock of whoever uses it:
 * if instances went by their own, one whose clock is two minutes slow would refill nothing for two
 * minutes after one that is right.
 */
final class RedisClock implements TimeMeter {

    /** Ticks of different machines drift apart by far less than a millisecond meanwhile. */
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final StatefulRedisConnection<String, byte[]> redis;
    private final LongSupplier ticks;
    private final AtomicLong refreshed;
    private volatile long offset;

    /**
     * Asks Redis.
     *
     * @param ticks nanoseconds since any moment, {@link System#nanoTime()}
     */
    RedisClock(StatefulRedisConnection<String, byte[]> redis, LongSupplier ticks) {
        this.redis = redis;
        this.ticks = ticks;
        long asked = ticks.getAsLong();
        offset = offset(asked, redis.sync().time());
        refreshed = new AtomicLong(asked);
    }

    @Override
    public long currentTimeNanos() {
        long now = ticks.getAsLong();
        long last = refreshed.get();
        if (now - last > REFRESH_NANOS && refreshed.compareAndSet(last, now)) {
            redis.async().time().thenAccept(time -> offset = offset(now, time));
        }
        return now + offset;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }

    /** As if Redis had answered half-way. */
    private long offset(long asked, List<byte[]> time) {
        long halfWay = asked + (ticks.getAsLong() - asked) / 2;
        return TimeUnit.SECONDS.toNanos(number(time.get(0)))
                + TimeUnit.MICROSECONDS.toNanos(number(time.get(1)))
                - halfWay;
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
    }
}
