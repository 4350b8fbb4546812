package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Until when all that a thread does with the log for one caller is over, however many calls that
 * are. Without one, each call has its own patience.
 */
public final class CallerDeadline {

    /** So that the server, which counts from later on, says itself that a statement took long. */
    private static final long GRACE_MILLIS = 200;

    private static final ThreadLocal<@Nullable Long> CURRENT = new ThreadLocal<>();

    private CallerDeadline() {}

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Does the work with this deadline, or with the thread's if that is earlier.
     *
     * @param deadline of {@link System#nanoTime()}
     */
    public static <T, E extends Exception> T at(long deadline, Work<T, E> work) throws E {
        Long before = CURRENT.get();
        CURRENT.set(before == null || deadline - before < 0 ? deadline : before);
        try {
            return work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** As {@link #at}, from now on. */
    public static <T, E extends Exception> T in(Duration time, Work<T, E> work) throws E {
        return at(System.nanoTime() + time.toNanos(), work);
    }

    /** The thread's, or that of the patience if it is earlier; of {@link System#nanoTime()}. */
    public static long within(Duration patience) {
        long own = System.nanoTime() + patience.toNanos();
        Long set = CURRENT.get();
        return set == null || own - set < 0 ? own : set;
    }

    /**
     * Answers on this connection are not waited for any longer; its pool sets it back.
     *
     * @throws SQLTransientConnectionException if the connection came too late
     */
    static void bind(Connection connection) throws SQLException {
        Long set = CURRENT.get();
        if (set != null) {
            long left = TimeUnit.NANOSECONDS.toMillis(set - System.nanoTime());
            if (left <= 0) {
                throw new SQLTransientConnectionException("The connection came too late");
            }
            connection.setNetworkTimeout(Runnable::run, (int) (left + GRACE_MILLIS));
        }
    }
}
