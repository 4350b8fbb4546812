package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A caller that has queued its append, until it has an outcome. */
final class Waiter {

    /** An attempt that is under way at the deadline may take so much longer. */
    private static final long GRACE = Duration.ofMillis(500).toNanos();

    final Append append;
    final int size;
    final long patience;
    final long deadline;

    private final Thread thread = Thread.currentThread();
    private volatile boolean doubtful;
    private volatile @Nullable Outcome outcome;

    /**
     * @param deadline of {@link System#nanoTime()}
     */
    Waiter(Append append, long deadline) {
        this.append = append;
        this.size = append.size();
        this.patience = Math.max(0, deadline - System.nanoTime());
        this.deadline = deadline;
    }

    /** The first outcome counts. */
    void complete(Outcome result) {
        if (outcome == null) {
            outcome = result;
            LockSupport.unpark(thread);
        }
    }

    /** An attempt for this append was made whose answer was lost. */
    void doubt() {
        doubtful = true;
    }

    /** There is no more time. */
    void giveUp(String message, @Nullable Throwable cause) {
        complete(new Outcome.Failed(new LogUnavailableException(message, cause, doubtful)));
    }

    /**
     * Waits for the outcome, until the deadline in the queue and a little longer in a batch.
     * Interrupts are kept for later.
     */
    Outcome await(AppendQueue queue) {
        boolean interrupted = false;
        Outcome result;
        while ((result = outcome) == null) {
            long left = deadline - System.nanoTime();
            if (left <= 0 && queue.leave(this)) {
                giveUp("The log is busy", null);
                continue;
            }
            if (left + GRACE <= 0) {
                doubt();
                giveUp("The log does not answer", null);
                continue;
            }
            LockSupport.parkNanos(this, left > 0 ? left : left + GRACE);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
        return result;
    }
}
