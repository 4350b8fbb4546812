package io.taskledger.eventlog.tail;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One reader's place in the log. Used by one thread at a time; closing is free for all. */
final class TailStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(TailStream.class);
    private static final int PAGE = 500;

    private final LogTail tail;
    private final int log;
    private final Deque<Slot> ahead = new ArrayDeque<>();
    private final Deque<TrackedEventMessage<?>> next = new ArrayDeque<>();
    private volatile Runnable callback = () -> {};
    private volatile boolean closed;
    private long position;

    TailStream(LogTail tail, long position) {
        this.tail = tail;
        this.log = tail.log();
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.of(next.getFirst()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!fill()) {
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
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream is closed");
            }
        }
        return next.removeFirst();
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

    /** False at the head. */
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
            next.addAll(slot.messagesOrThrow());
            position = slot.position();
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
        ahead.addAll(tail.read(position, PAGE));
        if (ahead.isEmpty()) {
            // There was something below the head.
            throw new LogReplacedException();
        }
        return ahead.getFirst();
    }
}
