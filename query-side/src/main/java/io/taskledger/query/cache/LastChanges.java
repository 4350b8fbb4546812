package io.taskledger.query.cache;

import io.taskledger.query.changes.FactListener;
import io.taskledger.query.projection.Fact;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where in the log things last changed, as this instance has followed it. It is complete from
 * {@link #floor} to {@link #seen}: a project that is absent did not change between the two. What
 * was before is learnt from the read model.
 */
final class LastChanges implements FactListener {

    /** About 10 MB. */
    private static final int MOST_PROJECTS = 100_000;

    private static final long NOTHING = -1;

    private final Map<UUID, Long> projects = new ConcurrentHashMap<>();
    private final int most;
    private long floor;
    private volatile long people = NOTHING;
    private volatile long seen = NOTHING;

    LastChanges() {
        this(MOST_PROJECTS);
    }

    /**
     * @param most projects remembered before all are forgotten
     */
    LastChanges(int most) {
        this.most = most;
    }

    /** Up to which position changes are known; −1 while none are. */
    long seen() {
        return seen;
    }

    /** Position of the last change of the project or of anything in it; null if not known. */
    @Nullable Long ofProject(UUID projectId) {
        return projects.get(projectId);
    }

    /** Position of the last change of anybody's name; null if not known. */
    @Nullable Long ofPeople() {
        return people == NOTHING ? null : people;
    }

    /**
     * Takes in what a snapshot of the read model tells, unless the snapshot is older than what this
     * instance has followed without a gap.
     *
     * @param at position of the snapshot
     */
    synchronized void learn(long at, @Nullable UUID projectId, long projectAt, long peopleAt) {
        if (seen == NOTHING || at < floor) {
            return;
        }
        if (projectId != null) {
            projects.merge(projectId, projectAt, Math::max);
        }
        people = Math.max(people, peopleAt);
    }

    @Override
    public synchronized void startsAfter(long position) {
        forget(position);
        seen = position;
    }

    @Override
    public synchronized void happened(Fact fact) {
        UUID project = fact.projectId();
        if (project == null) {
            people = Math.max(people, fact.position());
        } else {
            if (projects.size() >= most) {
                forget(fact.position() - 1);
            }
            projects.put(project, fact.position());
        }
        seen = fact.position();
    }

    @Override
    public synchronized void nothingHappened(long position) {
        seen = position;
    }

    @Override
    public synchronized void interrupted() {
        seen = NOTHING;
    }

    private void forget(long newFloor) {
        projects.clear();
        people = NOTHING;
        floor = newFloor;
    }
}
