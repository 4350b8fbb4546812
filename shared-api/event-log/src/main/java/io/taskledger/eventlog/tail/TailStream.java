package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.axon.LogEventMessage;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One reader's place in the log, safe for threads: Axon's coordinator looks whether there is more
 * when it has already made room for the next one, which may be reading by then.
 */
final class TailStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(TailStream.class);
    private static final int PAGE = 500;

    private final LogTail tail;
    private final int log;
    // Not a monitor: waiting in one would pin virtual threads on JDK 21.
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Slot> ahead = new ArrayDeque<>();
    private final Deque<TrackedEventMessage<?>> next = new ArrayDeque<>();
    private volatile Runnable callback = () -> {};
    private volatile boolean closed;
    private volatile long position;
    private @Nullable LogMark last;

    TailStream(LogTail tail, long position) {
        this.tail = tail;
        this.log = tail.log();
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lock.lock();
        try {
            return fill() ? Optional.of(next.getFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || closed) {
                return false;
            }
            tail.awaitBeyond(position, left);
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> taken;
        while ((taken = take()) == null) {
            if (closed) {
                throw new IllegalStateException("The stream is closed");
            }
            hasNextAvailable(1, TimeUnit.SECONDS);
        }
        return taken;
    }

    private @Nullable TrackedEventMessage<?> take() {
        lock.lock();
        try {
            return fill() ? next.removeFirst() : null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        callback = onAvailable;
        available();
        return true;
    }

    @Override
    public void close() {
        closed = true;
        tail.closed(this);
    }

    /** There may be something new. */
    void available() {
        try {
            callback.run();
        } catch (RuntimeException e) {
            // For instance an executor that is shutting down; the other streams must be told.
            LOG.debug("A stream of the log could not be woken", e);
        }
    }

    /** False at the head. By whoever holds the lock. */
    private boolean fill() {
        while (next.isEmpty()) {
            if (closed) {
                return false;
            }
            tail.requireSame(log);
            if (position >= tail.head()) {
                return false;
            }
            Slot slot = slotAfter(position);
            tail.requireSame(log);
            List<LogEventMessage> messages = slot.messagesOrThrow();
            if (messages.isEmpty()) {
                next.add(NothingHere.at(slot.position()));
            } else {
                next.addAll(messages);
            }
            position = slot.position();
            last = slot.mark();
        }
        return true;
    }

    private Slot slotAfter(long position) {
        while (!ahead.isEmpty() && ahead.getFirst().position() <= position) {
            ahead.removeFirst();
        }
        if (!ahead.isEmpty()) {
            return ahead.getFirst();
        }
        Slot recent = tail.recent(position + 1);
        if (recent != null) {
            return recent;
        }
        List<Slot> page = tail.read(position, PAGE);
        // Compared after reading, as by the tail itself, which may not have noticed yet. An empty
        // page is of another log too: there was something below the head.
        if (page.isEmpty() || last != null && !tail.has(last)) {
            tail.doubt();
            throw new LogReplacedException();
        }
        ahead.addAll(page);
        return ahead.getFirst();
    }
}
