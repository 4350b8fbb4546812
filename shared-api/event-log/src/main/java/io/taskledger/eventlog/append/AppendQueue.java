package io.taskledger.eventlog.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Callers in order of arrival, until they are taken into a batch. */
final class AppendQueue {

    /** How long callers who were just answered may take to come again, one after the other. */
    private static final long GATHER_NANOS = 20_000;

    /** A batch of so few gains less by waiting for the others than the wait takes. */
    private static final int FEW = 8;

    private final AppendSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition arrival = lock.newCondition();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int lastTaken;
    private int bytes;
    private boolean closed;

    AppendQueue(AppendSettings settings) {
        this.settings = settings;
    }

    /**
     * Queues the caller, once there is room.
     *
     * @throws LogUnavailableException if there is no room before the caller's deadline, or the
     *     queue is closed
     */
    void enter(Waiter waiter) {
        lock.lock();
        try {
            awaitRoom(waiter);
            if (closed) {
                throw new LogUnavailableException("The log is closed here", null);
            }
            waiting.add(waiter);
            bytes += waiter.size;
            arrival.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes back a caller; false if it is in a batch by now. */
    boolean leave(Waiter waiter) {
        lock.lock();
        try {
            boolean left = waiting.remove(waiter);
            if (left) {
                bytes -= waiter.size;
                room.signalAll();
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for callers, and takes the next batch of them; empty once it is closed and empty. */
    List<Waiter> take() {
        if (awaitArrival()) {
            gather();
        }
        lock.lock();
        try {
            return takeNow();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody enters any more; those who wait are still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrival.signal();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitArrival() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrival.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets callers that were just answered queue their next append first, for as long as more keep
     * coming: else batches of one alternate with batches of all the others.
     */
    private void gather() {
        int size = size();
        while (size < lastTaken && lastTaken > FEW) {
            LockSupport.parkNanos(GATHER_NANOS);
            int grown = size();
            if (grown == size) {
                return;
            }
            size = grown;
        }
    }

    private List<Waiter> takeNow() {
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
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(Waiter waiter) {
        boolean interrupted = false;
        while (bytes > 0 && bytes + waiter.size > settings.queuedBytes() && !closed) {
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
