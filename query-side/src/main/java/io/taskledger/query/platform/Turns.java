package io.taskledger.query.platform;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a few work at once, in the order they came. One caller has no more than a share of the
 * turns, or as many as leave enough to the others: who asks for much waits for oneself.
 */
public final class Turns {

    private final int share;
    private final int kept;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiter> waiting = new LinkedHashSet<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private int free;

    /** A turn, until it is closed, which is to be done once. */
    @FunctionalInterface
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /** Compared by identity. */
    private static final class Waiter {
        private final String caller;
        private final Condition called;
        private boolean hasTurn;

        private Waiter(String caller, Condition called) {
            this.caller = caller;
            this.called = called;
        }
    }

    /**
     * @param most turns at once
     * @param share of one caller, from 1
     * @param kept turns that nobody takes beyond a share
     */
    public Turns(int most, int share, int kept) {
        this.free = most;
        this.share = share;
        this.kept = kept;
    }

    /**
     * Waits for a turn; empty if none came in time, or the thread was interrupted.
     *
     * @param deadline of {@link System#nanoTime()}
     */
    public Optional<Turn> await(String caller, long deadline) {
        lock.lock();
        Waiter waiter = new Waiter(caller, lock.newCondition());
        waiting.add(waiter);
        try {
            callNext();
            long left = deadline - System.nanoTime();
            while (!waiter.hasTurn && left > 0) {
                left = waiter.called.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(waiter);
            lock.unlock();
        }
        return waiter.hasTurn ? Optional.of(() -> giveBack(caller)) : Optional.empty();
    }

    private void giveBack(String caller) {
        lock.lock();
        try {
            free++;
            taken.computeIfPresent(caller, (name, had) -> had == 1 ? null : had - 1);
            callNext();
        } finally {
            lock.unlock();
        }
    }

    private void callNext() {
        var inOrder = waiting.iterator();
        while (free > 0 && inOrder.hasNext()) {
            Waiter next = inOrder.next();
            if (taken.getOrDefault(next.caller, 0) < share || free > kept) {
                inOrder.remove();
                free--;
                taken.merge(next.caller, 1, Integer::sum);
                next.hasTurn = true;
                next.called.signal();
            }
        }
    }
}
