package io.taskledger.query.workspace;

import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.MemberRoleChanged;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.ProjectDescriptionChanged;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.event.ProjectRestored;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.ProjectUnarchived;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.ProjectState;
import io.taskledger.query.projection.Fact;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A project as its events tell it.
 *
 * @param archived also true in the trash if it was archived before
 * @param members user id → role, unmodifiable
 * @param version how many events it has, without its tasks'
 * @param position of its last event
 */
public record Project(
        UUID id,
        String name,
        @Nullable String description,
        boolean archived,
        boolean trashed,
        Map<String, MemberRole> members,
        long version,
        Touch created,
        Touch updated,
        long position) {

    public Project {
        members = Map.copyOf(members);
    }

    public ProjectState state() {
        if (trashed) {
            return ProjectState.TRASHED;
        }
        return archived ? ProjectState.ARCHIVED : ProjectState.ACTIVE;
    }

    /**
     * The project after one more of its events.
     *
     * @param before null if the event is its first
     * @throws RuntimeException if the event cannot follow: the fold is then to be parked
     */
    public static Project fold(@Nullable Project before, Fact fact) {
        if (before == null) {
            return created(fact);
        }
        fact.requireAfter(before.version);
        return switch ((ProjectEvent) fact.event()) {
            case ProjectCreated again -> throw new IllegalStateException("created twice");
            case ProjectRenamed e -> before.with(fact, e.to(), before.description);
            case ProjectDescriptionChanged e -> before.with(fact, before.name, e.to());
            case ProjectArchived e -> before.with(fact, true, before.trashed);
            case ProjectUnarchived e -> before.with(fact, false, before.trashed);
            case ProjectTrashed e -> before.with(fact, before.archived, true);
            case ProjectRestored e -> before.with(fact, before.archived, false);
            case MemberAdded e -> before.with(fact, e.userId(), e.role());
            case MemberRoleChanged e -> before.with(fact, e.userId(), e.to());
            case MemberRemoved e -> before.with(fact, e.userId(), (MemberRole) null);
        };
    }

    private static Project created(Fact fact) {
        if (!(fact.event() instanceof ProjectCreated e)) {
            throw new IllegalStateException("%s of no project".formatted(fact.eventName()));
        }
        fact.requireAfter(0);
        return new Project(
                e.projectId(),
                e.name(),
                e.description(),
                false,
                false,
                Map.of(e.ownerId(), MemberRole.OWNER),
                fact.version(),
                Touch.of(fact),
                Touch.of(fact),
                fact.position());
    }

    private Project with(Fact fact, String newName, @Nullable String newDescription) {
        return next(fact, newName, newDescription, archived, trashed, members);
    }

    private Project with(Fact fact, boolean nowArchived, boolean nowTrashed) {
        return next(fact, name, description, nowArchived, nowTrashed, members);
    }

    private Project with(Fact fact, String userId, @Nullable MemberRole role) {
        Map<String, MemberRole> changed = new HashMap<>(members);
        if (role == null) {
            changed.remove(userId);
        } else {
            changed.put(userId, role);
        }
        return next(fact, name, description, archived, trashed, changed);
    }

    private Project next(
            Fact fact,
            String newName,
            @Nullable String newDescription,
            boolean nowArchived,
            boolean nowTrashed,
            Map<String, MemberRole> newMembers) {
        return new Project(
                id,
                newName,
                newDescription,
                nowArchived,
                nowTrashed,
                newMembers,
                fact.version(),
                created,
                Touch.of(fact),
                fact.position());
    }
}
