package io.taskledger.query.platform;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Until when what a thread does for a request must be over. What goes to a database keeps to it:
 * see {@link DeadlineDataSource}.
 */
public final class Deadline {

    /** For what is not done for a request with a deadline of its own. */
    private static final long USUAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final ThreadLocal<@Nullable Long> CURRENT = new ThreadLocal<>();

    private Deadline() {}

    /**
     * Does the work with this deadline, or with the thread's if that is earlier.
     *
     * @param deadline of {@link System#nanoTime()}
     */
    public static <T> T at(long deadline, Supplier<T> work) {
        try (Scope until = until(deadline)) {
            return work.get();
        }
    }

    /** As {@link #at}, for what is done before the scope is closed by the same thread. */
    static Scope until(long deadline) {
        Long before = CURRENT.get();
        CURRENT.set(before == null || deadline - before < 0 ? deadline : before);
        return () -> CURRENT.set(before);
    }

    /** In which a deadline holds. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * To be called again and again by what may take long.
     *
     * @throws ProblemException with {@code unavailable} when the thread's deadline is over
     */
    public static void check() {
        Long set = CURRENT.get();
        if (set != null && System.nanoTime() - set >= 0) {
            throw exceeded();
        }
    }

    public static ProblemException exceeded() {
        return new ProblemException(
                        ErrorCode.UNAVAILABLE, "This takes longer than a request may: ask for less")
                .header("Retry-After", "5");
    }

    /** Whether the thread has one. */
    static boolean isSet() {
        return CURRENT.get() != null;
    }

    /** The thread's, or five seconds from now; of {@link System#nanoTime()}. */
    public static long current() {
        Long set = CURRENT.get();
        return set == null ? System.nanoTime() + USUAL_NANOS : set;
    }
}
