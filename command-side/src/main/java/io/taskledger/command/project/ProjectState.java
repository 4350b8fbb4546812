package io.taskledger.command.project;

import io.taskledger.api.command.Actor;
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
import io.taskledger.command.rule.Rejected;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What decisions about a project need of it; also its snapshot, so its JSON is a database format.
 * Folded from the project's events, the same way for the aggregate and for tasks.
 *
 * @param members role by user id, never without an OWNER
 */
public record ProjectState(
        UUID id,
        String name,
        @Nullable String description,
        boolean archived,
        boolean trashed,
        Map<String, MemberRole> members) {

    /**
     * The state after one more event or a snapshot.
     *
     * @throws Rejected if the payload is none of a project: the id is another thing's
     */
    static ProjectState fold(@Nullable Object before, Object payload) {
        return switch (payload) {
            case ProjectState snapshot -> snapshot;
            case ProjectEvent event -> after((ProjectState) before, event);
            default -> throw Rejected.unseen();
        };
    }

    /** The state after one more event; {@code before} is null before the first. */
    public static ProjectState after(@Nullable ProjectState before, ProjectEvent event) {
        if (event instanceof ProjectCreated e) {
            return new ProjectState(
                    e.projectId(),
                    e.name(),
                    e.description(),
                    false,
                    false,
                    Map.of(e.ownerId(), MemberRole.OWNER));
        }
        ProjectState state = Objects.requireNonNull(before, "events begin with ProjectCreated");
        return switch (event) {
            case ProjectCreated e -> throw new IllegalStateException("a project begins once");
            case ProjectRenamed e -> state.with(e.to(), state.description);
            case ProjectDescriptionChanged e -> state.with(state.name, e.to());
            case ProjectArchived e -> state.with(true, state.trashed);
            case ProjectUnarchived e -> state.with(false, state.trashed);
            case ProjectTrashed e -> state.with(state.archived, true);
            case ProjectRestored e -> state.with(state.archived, false);
            case MemberAdded e -> state.with(e.userId(), e.role());
            case MemberRoleChanged e -> state.with(e.userId(), e.to());
            case MemberRemoved e -> state.with(e.userId(), (MemberRole) null);
        };
    }

    /** The role of the user; null where they are no member. */
    public @Nullable MemberRole roleOf(String userId) {
        return members.get(userId);
    }

    boolean isVisibleTo(Actor actor) {
        return actor.admin() || members.containsKey(actor.id());
    }

    boolean grants(Actor actor, MemberRole needed) {
        MemberRole role = roleOf(actor.id());
        return actor.admin() || (role != null && role.includes(needed));
    }

    Stream<String> otherOwners(String userId) {
        return members.entrySet().stream()
                .filter(member -> member.getValue() == MemberRole.OWNER)
                .map(Map.Entry::getKey)
                .filter(owner -> !owner.equals(userId));
    }

    /** What tasks rely on: the texts, which may be long, are left out. */
    ProjectState withoutText() {
        return with("", (String) null);
    }

    private ProjectState with(String newName, @Nullable String newDescription) {
        return new ProjectState(id, newName, newDescription, archived, trashed, members);
    }

    private ProjectState with(boolean nowArchived, boolean nowTrashed) {
        return new ProjectState(id, name, description, nowArchived, nowTrashed, members);
    }

    private ProjectState with(String userId, @Nullable MemberRole role) {
        Map<String, MemberRole> changed = new TreeMap<>(members);
        if (role == null) {
            changed.remove(userId);
        } else {
            changed.put(userId, role);
        }
        return new ProjectState(id, name, description, archived, trashed, changed);
    }
}
