package io.taskledger.eventlog.append;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Callers in order of arrival, and the right to lead a batch, given to a few of them at a time. */
final class AppendQueue {

    private final AppendSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int leaders;
    private volatile int lastTaken;
    private int bytes;

    AppendQueue(AppendSettings settings) {
        this.settings = settings;
    }

    /**
     * Queues the caller, once there is room; true if it must lead at once.
     *
     * @throws LogUnavailableException if there is no room before the caller's deadline
     */
    boolean enter(Waiter waiter) {
        lock.lock();
        try {
            awaitRoom(waiter);
            waiting.add(waiter);
            bytes += waiter.size;
            if (leaders == settings.inFlight()) {
                return false;
            }
            leaders++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets callers that were just answered queue their next append first, for as long as more keep
     * coming: else batches of one alternate with batches of all the others.
     */
    void gather() {
        int size = size();
        while (size < lastTaken) {
            Thread.yield();
            int grown = size();
            if (grown == size) {
                return;
            }
            size = grown;
        }
    }

    /** What the leader shall append now; empty if others took it. */
    List<Waiter> take() {
        lock.lock();
        try {
            var taken = new ArrayList<Waiter>(Math.min(waiting.size(), settings.batchCommands()));
            var independence = new Independence();
            int size = 0;
            for (Iterator<Waiter> next = waiting.iterator(); next.hasNext(); ) {
                Waiter waiter = next.next();
                boolean full =
                        taken.size() == settings.batchCommands()
                                || (size > 0 && size + waiter.size > settings.batchBytes());
                if (full) {
                    break;
                }
                if (independence.admit(waiter.append)) {
                    next.remove();
                    taken.add(waiter);
                    size += waiter.size;
                }
            }
            bytes -= size;
            lastTaken = taken.size();
            room.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a lead: the next waiting caller takes over, or nobody leads. */
    void handOver() {
        lock.lock();
        try {
            Waiter next = firstUncalled();
            if (next == null) {
                leaders--;
            } else {
                next.callToLead();
            }
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Waiter firstUncalled() {
        for (Waiter waiter : waiting) {
            if (!waiter.isCalled()) {
                return waiter;
            }
        }
        return null;
    }

    private void awaitRoom(Waiter waiter) {
        boolean interrupted = false;
        while (bytes > 0 && bytes + waiter.size > settings.queuedBytes()) {
            long left = waiter.deadline - System.nanoTime();
            if (left <= 0) {
                throw new LogUnavailableException("Too many appends are waiting", null);
            }
            try {
                room.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
