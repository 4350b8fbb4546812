package io.taskledger.query.projection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Lets Axon's coordinator have only as much as the next batch takes. When the coordinator finds its
 * own buffer full, it sleeps for 100 ms, whatever becomes free meanwhile: that alone would hold a
 * projection down to 10,000 events a second. So it is told that there is nothing more, and called
 * when a batch has left the buffer.
 */
final class Intake {

    /** A batch that is dropped with its claim is never reported: nothing waits for it longer. */
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    /** Longer than any statement takes: what was still in the buffer then is not any more. */
    private static final long FORGETS = Duration.ofMinutes(2).toNanos();

    private final int batch;
    private final AtomicInteger buffered = new AtomicInteger();
    private final AtomicBoolean isNew = new AtomicBoolean(true);
    private final LongSupplier clock;
    private volatile long movedAt;
    private volatile Runnable onRoom = () -> {};

    /**
     * @param batch most events of a batch, as {@link Stretch} weighs them
     */
    Intake(int batch) {
        this(batch, System::nanoTime);
    }

    /**
     * @param clock in nanoseconds
     */
    Intake(int batch, LongSupplier clock) {
        this.batch = batch;
        this.clock = clock;
        this.movedAt = clock.getAsLong();
    }

    /** Most weight that may enter together: while one half is folded, the other gathers. */
    int stretch() {
        return Math.max(1, batch / 2);
    }

    /** Begins anew, with an empty buffer. */
    void open() {
        buffered.set(0);
        onRoom = () -> {};
        isNew.set(true);
    }

    /** Whether nothing was folded since it was opened; asked once for each batch. */
    boolean isNew() {
        return isNew.getAndSet(false);
    }

    void onRoom(Runnable callback) {
        onRoom = callback;
    }

    /** Never for much more than two batches, however long a database takes for one. */
    boolean hasRoom() {
        int wanted = buffered.get() + stretch();
        long still = clock.getAsLong() - movedAt;
        return wanted <= batch || still > PATIENCE && wanted <= 2 * batch || still > FORGETS;
    }

    void entered(int weight) {
        buffered.addAndGet(weight);
        movedAt = clock.getAsLong();
    }

    /** So much has left the buffer. */
    void left(int weight) {
        buffered.addAndGet(-weight);
        onRoom.run();
    }
}
