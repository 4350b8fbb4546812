package io.taskledger.query.cache;

import io.taskledger.eventlog.LogMark;
import io.taskledger.query.reading.Subject;

import org.jspecify.annotations.Nullable;

/**
 * The generation of what a subject shows: its last changes. Between two moments with the same stamp
 * nothing that is shown has changed.
 *
 * @param seen up to where that is known
 */
record Stamp(LogMark changed, LogMark people, LogMark seen) {

    /** Null if it is not known. */
    static @Nullable Stamp of(Subject subject, LastChanges changes) {
        LogMark seen = changes.seen();
        LogMark people = changes.ofPeople();
        if (seen == null || people == null) {
            return null;
        }
        return switch (subject.scope()) {
            case PEOPLE -> new Stamp(people, people, seen);
            case WORKSPACE -> new Stamp(seen, people, seen);
            case PROJECT -> {
                LogMark project =
                        subject.projectId() == null ? null : changes.ofProject(subject.projectId());
                yield project == null ? null : new Stamp(project, people, seen);
            }
        };
    }

    /** Whether the other tells of the same last changes, seen up to wherever. */
    boolean hasChangesOf(@Nullable Stamp other) {
        return other != null && changed.equals(other.changed) && people.equals(other.people);
    }

    /** Whether state at the position has all that this stamp tells of, and nothing later. */
    boolean isOf(long position) {
        return changed.position() <= position
                && people.position() <= position
                && position <= seen.position();
    }
}
