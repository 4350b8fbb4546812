package io.taskledger.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far away a server seems, and whether anything passes at all. Bytes keep their order; what is
 * under way at the same time arrives at the same time, as on a long line.
 */
final class Distance {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private volatile long nanos;
    private volatile boolean frozen;

    /**
     * @param oneWay of everything that is sent from now on
     */
    void set(Duration oneWay) {
        nanos = oneWay.toNanos();
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitThaw() throws InterruptedException {
        if (!frozen) {
            return;
        }
        lock.lock();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What carries bytes on. */
    @FunctionalInterface
    interface Out {
        void write(byte[] bytes, int length) throws IOException;
    }

    /** One direction of one connection. */
    final class Way {

        private record Piece(byte[] bytes, long due) {}

        private final Out out;
        private final Queue<Piece> underWay = new ArrayDeque<>();
        private final ReentrantLock order = new ReentrantLock();
        private final Condition more = order.newCondition();
        private boolean carried;

        Way(Out out) {
            this.out = out;
        }

        /** Returns when the bytes have arrived, or at once if that takes a while. */
        void send(byte[] bytes, int length) throws IOException, InterruptedException {
            awaitThaw();
            order.lock();
            try {
                long delay = nanos;
                if (delay == 0 && underWay.isEmpty()) {
                    out.write(bytes, length);
                    return;
                }
                byte[] copy = Arrays.copyOf(bytes, length);
                underWay.add(new Piece(copy, System.nanoTime() + delay));
                more.signal();
                if (!carried) {
                    carried = true;
                    Thread.ofVirtual().name("distance").start(this::carry);
                }
            } finally {
                order.unlock();
            }
        }

        /** Runs until there was nothing to carry for a while. */
        private void carry() {
            try {
                for (Piece next = first(); next != null; next = first()) {
                    long early = next.due - System.nanoTime();
                    if (early > 0) {
                        Thread.sleep(Duration.ofNanos(early));
                    }
                    awaitThaw();
                    arrive(next);
                }
            } catch (IOException | InterruptedException e) {
                // Whoever reads from the other end finds the connection closed too.
            }
        }

        private @Nullable Piece first() throws InterruptedException {
            order.lock();
            try {
                if (underWay.isEmpty() && !more.await(1, TimeUnit.SECONDS)) {
                    carried = !underWay.isEmpty();
                }
                return underWay.peek();
            } finally {
                order.unlock();
            }
        }

        private void arrive(Piece piece) throws IOException {
            order.lock();
            try {
                out.write(piece.bytes, piece.bytes.length);
                underWay.remove();
            } finally {
                order.unlock();
            }
        }
    }
}
