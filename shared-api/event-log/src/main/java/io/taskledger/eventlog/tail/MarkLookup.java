package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.append.LogConnections;
import io.taskledger.eventlog.read.MarkRows;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the log which events stand at positions, with one statement at a time: whoever comes while
 * one is under way shares the next. So an answer is never from before the question, and however
 * many ask, the log has one connection's work with it.
 */
final class MarkLookup {

    private final LogConnections connections;
    // Not a monitor: waiting in one would pin virtual threads on JDK 21.
    private final ReentrantLock lock = new ReentrantLock();
    private Round gathering = new Round();
    private boolean asking;

    /** What the log said at one moment. */
    record Found(Map<Long, LogMark> marks) {

        /** Null if nothing stands there. */
        @Nullable LogMark at(long position) {
            return position == 0 ? LogMark.START : marks.get(position);
        }

        LogMark head() {
            return marks.values().stream()
                    .max(Comparator.comparingLong(LogMark::position))
                    .orElse(LogMark.START);
        }
    }

    private static final class Round {
        final Set<Long> positions = ConcurrentHashMap.newKeySet();
        final CompletableFuture<Found> found = new CompletableFuture<>();
    }

    MarkLookup(LogConnections connections) {
        this.connections = connections;
    }

    /** Null if the log does not answer in time. */
    @Nullable Found ask(long position, Duration patience) {
        try {
            return join(position).found.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    private Round join(long position) {
        lock.lock();
        try {
            Round mine = gathering;
            mine.positions.add(position);
            if (!asking) {
                asking = true;
                Thread.ofVirtual().name("log-marks").start(this::askWhileWanted);
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void askWhileWanted() {
        for (Round next = next(); next != null; next = next()) {
            Set<Long> positions = next.positions;
            try {
                next.found.complete(
                        new Found(connections.with(log -> MarkRows.atAndHead(log, positions))));
            } catch (SQLException | RuntimeException | Error e) {
                next.found.completeExceptionally(e);
            }
        }
    }

    private @Nullable Round next() {
        lock.lock();
        try {
            if (gathering.positions.isEmpty()) {
                asking = false;
                return null;
            }
            Round taken = gathering;
            gathering = new Round();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
