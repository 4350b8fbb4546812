package io.taskledger.query.reading;

import io.taskledger.query.projection.CommitListener;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for projections. Knows for each generation a position it has reached; while someone waits
 * for more, one thread per instance asks the database on behalf of all.
 */
public final class Positions implements CommitListener {

    private static final Logger log = LoggerFactory.getLogger(Positions.class);
    private static final long POLL_MILLIS = 4;
    private static final long AFTER_ERROR_MILLIS = 100;

    /** How often whoever waits sees to it that someone polls. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Checkpoints checkpoints;
    private final Map<Generation, Long> reached = new HashMap<>();
    private final Map<ProjectionName, Integer> live = new EnumMap<>(ProjectionName.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiter> waiters = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean polling;

    private record Generation(ProjectionName projection, int number) {}

    /** Someone who waits, with a condition of its own: nobody is woken for what others wait for. */
    private record Waiter(
            Snapshot tried,
            Collection<ProjectionName> projections,
            long position,
            Condition served) {}

    Positions(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public void committed(ProjectionName projection, int generation, long position) {
        lock.lock();
        try {
            reached.merge(new Generation(projection, generation), position, Math::max);
            waiters.stream().filter(this::isServed).forEach(waiter -> waiter.served().signal());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Learns that the read model went back, as it does when its server crashes: batches are on disk
     * a moment after their commit only.
     *
     * @param tried a snapshot that is too old, of what was known to be there before it was taken
     */
    void correct(Snapshot tried, Set<ProjectionName> projections) {
        lock.lock();
        try {
            for (ProjectionName each : projections) {
                reached.put(
                        new Generation(each, tried.generation(each)), tried.position(Set.of(each)));
            }
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
        Waiter waiter = new Waiter(tried, projections, position, lock.newCondition());
        waiters.add(waiter);
        try {
            projections.forEach(each -> live.put(each, tried.generation(each)));
            while (!isServed(waiter)) {
                poll();
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                waiter.served().awaitNanos(Math.min(left, LOOK_NANOS));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiters.remove(waiter);
            lock.unlock();
        }
    }

    private boolean isServed(Waiter waiter) {
        for (ProjectionName each : waiter.projections()) {
            int generation = waiter.tried().generation(each);
            if (live.getOrDefault(each, generation) == generation
                    && reached.getOrDefault(new Generation(each, generation), 0L)
                            < waiter.position()) {
                return false;
            }
        }
        return true;
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
            pollsNoMore();
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            pollsNoMore();
            throw e;
        }
    }

    /** Whoever still waits has it begin anew within a second. */
    private void pollsNoMore() {
        lock.lock();
        try {
            polling = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isAwaited() {
        lock.lock();
        try {
            polling = !waiters.isEmpty();
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
