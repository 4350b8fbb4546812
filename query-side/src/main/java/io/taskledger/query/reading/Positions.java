package io.taskledger.query.reading;

import io.taskledger.query.projection.CommitListener;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for projections. Knows for each a position it has reached, which only grows; while someone
 * waits for more, one thread per instance asks the database on behalf of all.
 */
public final class Positions implements CommitListener {

    private static final Logger log = LoggerFactory.getLogger(Positions.class);
    private static final long POLL_MILLIS = 4;
    private static final long AFTER_ERROR_MILLIS = 100;

    private final Checkpoints checkpoints;
    private final Map<ProjectionName, Long> reached = new EnumMap<>(ProjectionName.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private int waiting;
    private boolean polling;

    Positions(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public void committed(ProjectionName projection, long position) {
        lock.lock();
        try {
            reached.merge(projection, position, Math::max);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all of the projections are known to be at or past the position.
     *
     * @param deadline of {@link System#nanoTime()}
     * @return false if the deadline came first
     */
    boolean await(Collection<ProjectionName> projections, long position, long deadline) {
        lock.lock();
        waiting++;
        try {
            while (!areAt(projections, position)) {
                poll();
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                advanced.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private boolean areAt(Collection<ProjectionName> projections, long position) {
        return projections.stream().allMatch(each -> reached.getOrDefault(each, 0L) >= position);
    }

    private void poll() {
        if (!polling) {
            polling = true;
            Thread.ofVirtual().name("positions").start(this::pollWhileAwaited);
        }
    }

    private void pollWhileAwaited() {
        try {
            while (isAwaited()) {
                TimeUnit.MILLISECONDS.sleep(ask() ? POLL_MILLIS : AFTER_ERROR_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAwaited() {
        lock.lock();
        try {
            polling = waiting > 0;
            return polling;
        } finally {
            lock.unlock();
        }
    }

    private boolean ask() {
        try {
            checkpoints.read().live().forEach((name, live) -> committed(name, live.position()));
            return true;
        } catch (DataAccessException e) {
            log.debug("Checkpoints could not be read", e);
            return false;
        }
    }
}
