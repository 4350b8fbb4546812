package io.taskledger.platform.request;

import io.taskledger.platform.problem.BodyTooLargeException;
import io.taskledger.platform.problem.BodyTooSlowException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A body with a limit, a deadline and a minimum rate. They are looked at whenever bytes arrive;
 * that none arrive is noticed by the server, after half the deadline ({@link OpenConnections}).
 */
final class BodyStream extends ServletInputStream {

    /** The rate counts from here on: a body may begin slowly. */
    static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final ServletInputStream body;
    private final LongSupplier clock;
    private final long limit;
    private final long deadline;
    private final long bytesPerSecond;
    private long began;
    private long seen = -1;

    /**
     * @param clock nanoseconds
     */
    BodyStream(ServletInputStream body, HttpLimits limits, LongSupplier clock) {
        this.body = body;
        this.clock = clock;
        this.limit = limits.maxBodySize().toBytes();
        this.deadline = limits.bodyDeadline().toNanos();
        this.bytesPerSecond = limits.minBodyRate().toBytes();
    }

    @Override
    public int read() throws IOException {
        begin();
        int value = body.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        begin();
        int count = body.read(target, offset, length);
        count(count);
        return count;
    }

    private void begin() {
        if (seen < 0) {
            began = clock.getAsLong();
            seen = 0;
        }
    }

    private void count(int bytes) throws IOException {
        if (bytes < 0) {
            return; // all is there, however long it took
        }
        seen += bytes;
        if (seen > limit) {
            throw new BodyTooLargeException(limit);
        }
        long elapsed = clock.getAsLong() - began;
        long late = TimeUnit.NANOSECONDS.toMillis(elapsed - GRACE_NANOS);
        if (elapsed > deadline || seen < bytesPerSecond * late / 1000) {
            throw new BodyTooSlowException();
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
