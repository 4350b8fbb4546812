package io.taskledger.query.changes;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.MemberRoleChanged;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.query.projection.Fact;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Which projects one caller may see, kept current by the facts themselves. Used by one thread. */
final class Sight {

    private final String userId;
    private final boolean everything;
    private final Set<UUID> projects;
    private final long knownAt;
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
            BooleanSupplier ended) {
        this.userId = userId;
        this.everything = everything;
        this.projects = new HashSet<>(projects);
        this.knownAt = knownAt;
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
     * Whether the caller may hear of the fact. Facts come in order. Someone who is removed still
     * hears of that, and of nothing after it.
     */
    boolean admits(Fact fact) {
        if (!everything && fact.event() instanceof OperatorActed) {
            return false;
        }
        if (!everything && fact.event() instanceof AccessEvent e) {
            return e.userId().equals(userId);
        }
        UUID project = fact.projectId();
        if (project == null || everything) {
            return true;
        }
        if (fact.position() <= knownAt) {
            return projects.contains(project);
        }
        return switch (fact.event()) {
            case ProjectCreated e when e.ownerId().equals(userId) -> joins(project);
            case MemberAdded e when e.userId().equals(userId) -> joins(project);
            case MemberRoleChanged e when e.userId().equals(userId) -> joins(project);
            case MemberRemoved e when e.userId().equals(userId) -> projects.remove(project);
            default -> projects.contains(project);
        };
    }

    private boolean joins(UUID project) {
        projects.add(project);
        return true;
    }
}
