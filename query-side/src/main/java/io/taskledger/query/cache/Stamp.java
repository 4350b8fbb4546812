package io.taskledger.query.cache;

import io.taskledger.query.reading.Subject;

import org.jspecify.annotations.Nullable;

/**
 * The generation of what a subject shows: the positions of its last changes. Between two moments
 * with the same stamp nothing that is shown has changed.
 *
 * @param seen up to where that is known
 */
record Stamp(long changed, long people, long seen) {

    /** Null if it is not known. */
    static @Nullable Stamp of(Subject subject, LastChanges changes) {
        long seen = changes.seen();
        Long people = changes.ofPeople();
        if (seen < 0 || people == null) {
            return null;
        }
        return switch (subject.scope()) {
            case PEOPLE -> new Stamp(people, people, seen);
            case WORKSPACE -> new Stamp(seen, people, seen);
            case PROJECT -> {
                Long project =
                        subject.projectId() == null ? null : changes.ofProject(subject.projectId());
                yield project == null ? null : new Stamp(project, people, seen);
            }
        };
    }

    /** Whether the other tells of the same last changes, seen up to wherever. */
    boolean hasChangesOf(@Nullable Stamp other) {
        return other != null && changed == other.changed && people == other.people;
    }

    /** Whether state at the position has all that this stamp tells of, and nothing later. */
    boolean isOf(long position) {
        return changed <= position && people <= position && position <= seen;
    }
}
