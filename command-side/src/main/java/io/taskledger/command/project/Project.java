package io.taskledger.command.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

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
import io.taskledger.api.project.command.ArchiveProject;
import io.taskledger.api.project.command.CreateProject;
import io.taskledger.api.project.command.EditProject;
import io.taskledger.api.project.command.ProjectCommand;
import io.taskledger.api.project.command.PutMember;
import io.taskledger.api.project.command.RemoveMember;
import io.taskledger.api.project.command.RestoreProject;
import io.taskledger.api.project.command.TrashProject;
import io.taskledger.api.project.command.UnarchiveProject;
import io.taskledger.api.value.Description;
import io.taskledger.command.platform.people.KnownPeople;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.command.rule.Handled;
import io.taskledger.command.rule.Rule;
import io.taskledger.command.rule.VersionIsCurrent;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A project and who is in it. What changes nothing applies nothing; while the project is in the
 * trash everything but trash and restore is refused.
 */
class Project {

    @AggregateIdentifier private String id;

    @SuppressWarnings("NullAway.Init") // set by the first event
    private ProjectState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Handled handle(CreateProject c, Quotas quotas) {
        quotas.mayMakeProject(c.actor().id());
        apply(
                new ProjectCreated(
                        c.projectId(), c.name().value(), text(c.description()), c.actor().id()));
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(EditProject c) {
        asOwner(c);
        String name =
                c.name().present()
                        ? Objects.requireNonNull(c.name().value()).value()
                        : state.name();
        String description =
                c.description().present() ? text(c.description().value()) : state.description();
        String oldName = state.name();
        String oldDescription = state.description();
        if (!name.equals(oldName)) {
            apply(new ProjectRenamed(c.projectId(), oldName, name));
        }
        if (!Objects.equals(description, oldDescription)) {
            apply(new ProjectDescriptionChanged(c.projectId(), oldDescription, description));
        }
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(ArchiveProject c) {
        asOwner(c);
        if (!state.archived()) {
            apply(new ProjectArchived(c.projectId()));
        }
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(UnarchiveProject c) {
        asOwner(c);
        if (state.archived()) {
            apply(new ProjectUnarchived(c.projectId()));
        }
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(TrashProject c) {
        mayChange(c, MemberRole.OWNER);
        if (!state.trashed()) {
            apply(new ProjectTrashed(c.projectId()));
        }
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(RestoreProject c) {
        mayChange(c, MemberRole.OWNER);
        if (state.trashed()) {
            apply(new ProjectRestored(c.projectId()));
        }
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(PutMember c, KnownPeople people, Quotas quotas) {
        asOwner(c);
        String userId = c.userId().value();
        Rule.check(new KeepsAnOwner(state, people, userId, c.role()));
        MemberRole role = state.roleOf(userId);
        if (role == null) {
            quotas.mayAddMember(state.members().size());
        }
        if (role == null || (role != c.role() && c.role() == MemberRole.OWNER)) {
            Rule.check(new UserIsKnown(people, userId));
        }
        if (role == null) {
            apply(new MemberAdded(c.projectId(), userId, c.role()));
        } else if (role != c.role()) {
            apply(new MemberRoleChanged(c.projectId(), userId, role, c.role()));
        }
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(RemoveMember c, KnownPeople people) {
        String userId = c.userId().value();
        // Members may always remove themselves.
        mayChange(c, userId.equals(c.actor().id()) ? MemberRole.VIEWER : MemberRole.OWNER);
        Rule.check(new ProjectIsNotTrashed(state), new KeepsAnOwner(state, people, userId, null));
        MemberRole role = state.roleOf(userId);
        if (role != null) {
            apply(new MemberRemoved(c.projectId(), userId, role));
        }
        return Handled.by(id);
    }

    @EventSourcingHandler
    void on(ProjectEvent event) {
        id = event.projectId().toString();
        state = ProjectState.after(state, event);
    }

    @EventSourcingHandler
    void on(ProjectState snapshot) {
        id = snapshot.id().toString();
        state = snapshot;
    }

    private void asOwner(ProjectCommand c) {
        mayChange(c, MemberRole.OWNER);
        Rule.check(new ProjectIsNotTrashed(state));
    }

    private void mayChange(ProjectCommand c, MemberRole needed) {
        Actor actor = c.actor();
        Rule.check(
                new SeesProject(state, actor),
                new HasRole(state, actor, needed),
                new VersionIsCurrent(id, c.expectedVersion(), Handled.currentVersion()));
    }

    private static @Nullable String text(@Nullable Description description) {
        return description == null ? null : description.value();
    }
}
