package io.taskledger.query.changes;

import io.taskledger.eventlog.LogMark;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last changes of the log, for all streams of this instance: each reads on from a place of its
 * own. A place that is too old, or was in what turned out to be another log, is lost for good.
 */
final class ChangeBuffer {

    /** No place. */
    static final long LOST = -1;

    private final @Nullable Change[] ring;
    // Not a monitor: waiting in one would pin virtual threads on JDK 21.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private LogMark floor = LogMark.START;
    private LogMark head = LogMark.START;
    private long oldest;
    private long end;

    /**
     * @param capacity most changes
     */
    ChangeBuffer(int capacity) {
        ring = new Change[capacity];
    }

    /** Where a stream begins, or stands. */
    record Start(long place, LogMark mark) {}

    /** Forgets everything, unless what follows is what follows the last change anyway. */
    void startAfter(LogMark mark) {
        lock.lock();
        try {
            if (!mark.equals(head)) {
                Arrays.fill(ring, null);
                floor = mark;
                head = mark;
                end++; // Also who was at the end has lost its place.
                oldest = end;
                more.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void add(Change change) {
        lock.lock();
        try {
            if (end - oldest == ring.length) {
                floor = at(oldest).mark();
                oldest++;
            }
            ring[index(end)] = change;
            end++;
            head = change.mark();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** After the last change comes something that is none. */
    void pass(LogMark mark) {
        lock.lock();
        try {
            head = mark;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** After the last change. */
    Start end() {
        lock.lock();
        try {
            return new Start(end, head);
        } finally {
            lock.unlock();
        }
    }

    /** What comes before the oldest change. */
    LogMark floor() {
        lock.lock();
        try {
            return floor;
        } finally {
            lock.unlock();
        }
    }

    /** The place after what somebody has seen; {@link #LOST} if that cannot be told. */
    long placeAfter(LogMark seen) {
        lock.lock();
        try {
            if (seen.position() > head.position()
                    || (seen.position() == head.position() && !head.agreesWith(seen))) {
                return LOST;
            }
            long place = firstAfter(seen.position());
            LogMark last = place > oldest ? at(place - 1).mark() : floor;
            return place != LOST && (last.position() != seen.position() || last.agreesWith(seen))
                    ? place
                    : LOST;
        } finally {
            lock.unlock();
        }
    }

    /** The place after a position, which may be that of the end; {@link #LOST} if it is too old. */
    long placeAfter(long position) {
        lock.lock();
        try {
            return firstAfter(position);
        } finally {
            lock.unlock();
        }
    }

    /** Changes from a place on, empty at the end; null if the place is lost. */
    @Nullable List<Change> from(long place, int most) {
        lock.lock();
        try {
            if (place < oldest) {
                return null;
            }
            long until = Math.min(end, place + most);
            List<Change> changes = new ArrayList<>((int) (until - place));
            for (long each = place; each < until; each++) {
                changes.add(at(each));
            }
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something from the place on, or the time is over. */
    void awaitFrom(long place, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (place == end && left > 0) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until changes are known up to a position, or the time is over. */
    void awaitPosition(long position, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (head.position() < position && left > 0) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private long firstAfter(long position) {
        if (position < floor.position()) {
            return LOST;
        }
        long low = oldest;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Change at(long place) {
        return Objects.requireNonNull(ring[index(place)]);
    }

    private int index(long place) {
        return (int) (place % ring.length);
    }
}
