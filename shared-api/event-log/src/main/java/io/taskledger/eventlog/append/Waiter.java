package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/** A caller that has queued its append, until it has an outcome. */
final class Waiter {

    final Append append;
    final int size;
    final long deadline;

    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Outcome outcome;

    Waiter(Append append, long deadline) {
        this.append = append;
        this.size = append.size();
        this.deadline = deadline;
    }

    void complete(Outcome result) {
        outcome = result;
        LockSupport.unpark(thread);
    }

    /** Waits for the outcome. Interrupts are kept for later. */
    Outcome await() {
        boolean interrupted = false;
        Outcome result;
        while ((result = outcome) == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
        return result;
    }
}
