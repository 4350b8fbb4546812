package io.taskledger.query.cache;

import io.taskledger.api.event.UserEvent;
import io.taskledger.eventlog.LogMark;
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

    /** About 13 MB. */
    private static final int MOST_PROJECTS = 100_000;

    private final Map<UUID, LogMark> projects = new ConcurrentHashMap<>();
    private final int most;
    private long floor;
    private volatile @Nullable LogMark people;
    private volatile @Nullable LogMark seen;

    LastChanges() {
        this(MOST_PROJECTS);
    }

    /**
     * @param most projects remembered before all are forgotten
     */
    LastChanges(int most) {
        this.most = most;
    }

    /** Up to where changes are known; null while none are. */
    @Nullable LogMark seen() {
        return seen;
    }

    /** The last change of the project or of anything in it; null if not known. */
    @Nullable LogMark ofProject(UUID projectId) {
        return projects.get(projectId);
    }

    /** The last change of anybody's name; null if not known. */
    @Nullable LogMark ofPeople() {
        return people;
    }

    /**
     * Takes in what a snapshot of the read model tells, unless the snapshot is older than what this
     * instance has followed without a gap.
     *
     * @param at position of the snapshot
     */
    synchronized void learn(
            long at, @Nullable UUID projectId, LogMark projectAt, LogMark peopleAt) {
        if (seen == null || at < floor) {
            return;
        }
        if (projectId != null) {
            projects.merge(projectId, projectAt, LastChanges::later);
        }
        LogMark known = people;
        people = known == null ? peopleAt : later(known, peopleAt);
    }

    @Override
    public synchronized void startsAfter(LogMark mark) {
        forget(mark.position());
        seen = mark;
    }

    /**
     * Sign-outs and what operators did belong to no project either, but change nobody's name: each
     * would put every page of every instance out of date.
     */
    @Override
    public synchronized void happened(Fact fact) {
        UUID project = fact.projectId();
        LogMark mark = fact.mark();
        if (project != null) {
            if (projects.size() >= most) {
                forget(mark.position() - 1);
            }
            projects.put(project, mark);
        } else if (fact.event() instanceof UserEvent) {
            LogMark known = people;
            people = known == null ? mark : later(known, mark);
        }
        seen = mark;
    }

    @Override
    public synchronized void nothingHappened(LogMark mark) {
        seen = mark;
    }

    @Override
    public synchronized void interrupted() {
        seen = null;
    }

    private void forget(long newFloor) {
        projects.clear();
        people = null;
        floor = newFloor;
    }

    private static LogMark later(LogMark one, LogMark other) {
        return one.position() > other.position() ? one : other;
    }
}
