package io.taskledger.query.reading;

import io.taskledger.query.projection.CommitListener;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for projections. Knows for each generation a position it has reached, which only grows;
 * while someone waits for more, one thread per instance asks the database on behalf of all.
 */
public final class Positions implements CommitListener {

    private static final Logger log = LoggerFactory.getLogger(Positions.class);
    private static final long POLL_MILLIS = 4;
    private static final long AFTER_ERROR_MILLIS = 100;

    private final Checkpoints checkpoints;
    private final Map<Generation, Long> reached = new HashMap<>();
    private final Map<ProjectionName, Integer> live = new EnumMap<>(ProjectionName.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private int waiting;
    private boolean polling;

    private record Generation(ProjectionName projection, int number) {}

    Positions(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public void committed(ProjectionName projection, int generation, long position) {
        lock.lock();
        try {
            reached.merge(new Generation(projection, generation), position, Math::max);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the generations that a snapshot read are known to be at or past the position, or
     * another one has become live, so that reading again is worth it.
     *
     * @param tried the snapshot that was too old
     * @param deadline of {@link System#nanoTime()}
     * @return false if the deadline came first
     */
    boolean await(
            Snapshot tried, Collection<ProjectionName> projections, long position, long deadline) {
        lock.lock();
        waiting++;
        try {
            projections.forEach(each -> live.put(each, tried.generation(each)));
            while (!areAt(tried, projections, position)) {
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

    private boolean areAt(Snapshot tried, Collection<ProjectionName> projections, long position) {
        return projections.stream()
                .allMatch(
                        each -> {
                            int generation = tried.generation(each);
                            return live.getOrDefault(each, generation) != generation
                                    || reached.getOrDefault(new Generation(each, generation), 0L)
                                            >= position;
                        });
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
            checkpoints.read().live().forEach(this::saw);
            return true;
        } catch (DataAccessException e) {
            log.debug("Checkpoints could not be read", e);
            return false;
        }
    }

    private void saw(ProjectionName projection, Snapshot.Live now) {
        lock.lock();
        try {
            live.put(projection, now.generation());
            committed(projection, now.generation(), now.position());
        } finally {
            lock.unlock();
        }
    }
}
