package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many connections of the log's pool one caller uses at a time, so that a caller with many
 * requests at once leaves connections to the others. Threads without turns, such as those of the
 * instance itself, are not bounded.
 */
public final class CallerTurns {

    private static final ThreadLocal<@Nullable Semaphore> CURRENT = new ThreadLocal<>();

    private CallerTurns() {}

    /** Work with the log that may fail. */
    @FunctionalInterface
    interface Reading<T> {
        T run() throws SQLException;
    }

    /** The thread's; null if it has none. */
    public static @Nullable Semaphore current() {
        return CURRENT.get();
    }

    /**
     * Does the work with these turns.
     *
     * @param turns fair, one for all threads of the caller; null for none
     */
    public static <T, E extends Exception> T with(
            @Nullable Semaphore turns, CallerDeadline.Work<T, E> work) throws E {
        Semaphore before = CURRENT.get();
        set(turns);
        try {
            return work.run();
        } finally {
            set(before);
        }
    }

    /**
     * @throws SQLTransientConnectionException if no turn came before the thread's {@link
     *     CallerDeadline}; nothing was sent then
     */
    static <T> T take(Reading<T> reading) throws SQLException {
        Semaphore turns = CURRENT.get();
        if (turns == null) {
            return reading.run();
        }
        acquire(turns);
        try {
            return reading.run();
        } finally {
            turns.release();
        }
    }

    private static void acquire(Semaphore turns) throws SQLException {
        Duration patience = AppendSettings.DEFAULT.patience();
        long left = CallerDeadline.within(patience) - System.nanoTime();
        try {
            if (!turns.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("The caller's turns are all taken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a turn", e);
        }
    }

    private static void set(@Nullable Semaphore turns) {
        if (turns == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(turns);
        }
    }
}
