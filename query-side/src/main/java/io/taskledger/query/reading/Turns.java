package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets as many read at once as there are connections, the others in the order they came. A pool
 * alone lets newcomers overtake those who wait, and under load some then wait for very long.
 */
final class Turns {

    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param most how many read at once
     * @param patience how long anyone waits for a turn
     */
    Turns(int most, Duration patience) {
        this.turns = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * @param deadline of {@link System#nanoTime()}, by which the turn must have come
     * @throws ProblemException with {@code unavailable} if no turn came in time
     */
    <T> T take(long deadline, Supplier<T> reading) {
        if (!admitted(deadline)) {
            throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
        }
        try {
            return reading.get();
        } finally {
            turns.release();
        }
    }

    private boolean admitted(long deadline) {
        try {
            long left = Math.min(patience.toNanos(), deadline - System.nanoTime());
            return turns.tryAcquire(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
