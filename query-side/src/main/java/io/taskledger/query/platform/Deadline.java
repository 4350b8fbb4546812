package io.taskledger.query.platform;

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
     * Does the work with this deadline.
     *
     * @param deadline of {@link System#nanoTime()}
     */
    public static <T> T at(long deadline, Supplier<T> work) {
        Long before = CURRENT.get();
        CURRENT.set(deadline);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** The thread's, or five seconds from now; of {@link System#nanoTime()}. */
    static long current() {
        Long set = CURRENT.get();
        return set == null ? System.nanoTime() + USUAL_NANOS : set;
    }
}
