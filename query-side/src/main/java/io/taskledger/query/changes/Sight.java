package io.taskledger.query.changes;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Which changes one caller may hear of, kept current by the changes themselves. */
final class Sight {

    /** Who shares a project with a person. */
    interface Acquaintance {
        boolean isInOneOf(Set<UUID> projects, String person);
    }

    private final String userId;
    private final boolean everything;
    private final Set<UUID> projects;
    private final long knownAt;
    private final Acquaintance acquaintance;
    private final BooleanSupplier ended;

    /**
     * @param everything for administrators
     * @param projects of which the user is a member at the position {@code knownAt}
     * @param ended whether the caller's session was ended meanwhile
     */
    Sight(
            String userId,
            boolean everything,
            Set<UUID> projects,
            long knownAt,
            Acquaintance acquaintance,
            BooleanSupplier ended) {
        this.userId = userId;
        this.everything = everything;
        this.projects = new HashSet<>(projects);
        this.knownAt = knownAt;
        this.acquaintance = acquaintance;
        this.ended = ended;
    }

    /** Whether the caller may see nothing any more. */
    boolean isEnded() {
        return ended.getAsBoolean();
    }

    /** Position of the state it was read from; what came after it must be shown to it. */
    long knownAt() {
        return knownAt;
    }

    /**
     * Whether the caller may hear of the change. Changes come in order. Someone who is removed
     * still hears of that, and of nothing after it.
     */
    boolean admits(Change change) {
        UUID project = change.projectId();
        if (everything) {
            return true;
        }
        if (project == null) {
            return concernsMe(change);
        }
        learn(change);
        return projects.contains(project) || isMine(change.left());
    }

    private boolean concernsMe(Change change) {
        String person = change.aggregateId();
        return switch (change.audience()) {
            case ACQUAINTANCES -> person.equals(userId) || acquaintance.isInOneOf(projects, person);
            case PERSON -> userId.equals(change.about());
            case ADMINISTRATORS -> false;
        };
    }

    /** Takes in who joined or left, without anybody hearing of it. */
    void learn(Change change) {
        UUID project = change.projectId();
        if (project == null || everything || !isNew(change)) {
            return;
        }
        if (isMine(change.joined())) {
            projects.add(project);
        } else if (isMine(change.left())) {
            projects.remove(project);
        }
    }

    private boolean isNew(Change change) {
        return change.position() > knownAt;
    }

    private boolean isMine(@Nullable String user) {
        return userId.equals(user);
    }
}
