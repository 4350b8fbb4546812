package io.taskledger.query.timetravel;

import io.taskledger.platform.auth.Caller;
import io.taskledger.query.platform.Deadline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who may fold the log now: a few at once, as each holds a chunk of it in memory, and one at a time
 * for each caller, so that one who asks for much takes nobody else's turn.
 */
final class FoldTurns {

    private final Semaphore all;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** A caller's, for as long as there are requests in it. */
    private static final class Lane {
        private final Semaphore one = new Semaphore(1, true);
        private int requests;
    }

    /**
     * @param most how many fold at once
     */
    FoldTurns(int most) {
        all = new Semaphore(most, true);
    }

    /**
     * @throws io.taskledger.platform.problem.ProblemException with {@code unavailable} if no turn
     *     came before the thread's deadline
     */
    <T> T take(Caller caller, Supplier<T> folding) {
        Lane lane = enter(caller.id());
        try {
            return with(lane.one, () -> with(all, folding));
        } finally {
            leave(caller.id());
        }
    }

    private static <T> T with(Semaphore turns, Supplier<T> work) {
        try {
            long left = Deadline.current() - System.nanoTime();
            if (!turns.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                throw Deadline.exceeded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Deadline.exceeded();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private Lane enter(String caller) {
        return lanes.compute(
                caller,
                (id, there) -> {
                    Lane lane = there == null ? new Lane() : there;
                    lane.requests++;
                    return lane;
                });
    }

    private void leave(String caller) {
        lanes.computeIfPresent(caller, (id, lane) -> --lane.requests == 0 ? null : lane);
    }
}
