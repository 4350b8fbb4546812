package io.taskledger.query.projection;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The log's tail in stretches, telling what goes wrong in reading it, which Axon's coordinator only
 * logs, and giving as much as there is room for.
 */
record WatchedSource(
        StreamableMessageSource<TrackedEventMessage<?>> source,
        Intake intake,
        Consumer<Exception> onFailure)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        intake.open();
        return new WatchedStream(watch(() -> source.openStream(token)));
    }

    @Override
    public TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return source.createTokenAt(time);
    }

    private <T, X extends Exception> T watch(Read<T, X> read) throws X {
        try {
            return read.now();
        } catch (RuntimeException e) {
            onFailure.accept(e);
            throw e;
        }
    }

    private interface Read<T, X extends Exception> {
        T now() throws X;
    }

    /** Safe for threads: Axon's coordinator asks for more beside the next one, which reads. */
    private final class WatchedStream implements BlockingStream<TrackedEventMessage<?>> {

        private final ReentrantLock lock = new ReentrantLock();
        private final BlockingStream<TrackedEventMessage<?>> events;
        private volatile @Nullable TrackedEventMessage<?> next;

        private WatchedStream(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            lock.lock();
            try {
                if (next == null && intake.hasRoom() && watch(events::peek).isPresent()) {
                    next = readWhatIsThere();
                }
                return Optional.ofNullable(next);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return next != null
                    || intake.hasRoom() && watch(() -> events.hasNextAvailable(timeout, unit));
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            lock.lock();
            try {
                TrackedEventMessage<?> peeked = next;
                TrackedEventMessage<?> taken = peeked == null ? read() : peeked;
                next = null;
                intake.entered(Stretch.of(taken).weight());
                return taken;
            } finally {
                lock.unlock();
            }
        }

        private TrackedEventMessage<?> readWhatIsThere() {
            try {
                return read();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted where nothing waits", e);
            }
        }

        private TrackedEventMessage<?> read() throws InterruptedException {
            return watch(() -> Stretch.next(events, intake.stretch()));
        }

        @Override
        public void close() {
            events.close();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            intake.onRoom(callback);
            return events.setOnAvailableCallback(callback);
        }
    }
}
