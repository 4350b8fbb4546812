package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/** A caller that has queued its append, until it has an outcome or is called to lead a batch. */
final class Waiter {

    final Append append;
    final int size;
    final long deadline;

    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Outcome outcome;
    private volatile boolean called;

    Waiter(Append append, long deadline) {
        this.append = append;
        this.size = append.size();
        this.deadline = deadline;
    }

    void complete(Outcome result) {
        outcome = result;
        LockSupport.unpark(thread);
    }

    /** Only while it is queued, under the queue's lock. */
    void callToLead() {
        called = true;
        LockSupport.unpark(thread);
    }

    boolean isCalled() {
        return called;
    }

    /**
     * Waits for the outcome; leads whenever called to, even if its own append has been taken along
     * by another leader meanwhile.
     */
    Outcome await(Runnable lead) {
        boolean interrupted = false;
        try {
            while (true) {
                // In this order: nobody is called any more once it has an outcome.
                Outcome result = outcome;
                if (called) {
                    called = false;
                    lead.run();
                } else if (result != null) {
                    return result;
                } else {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                thread.interrupt();
            }
        }
    }
}
