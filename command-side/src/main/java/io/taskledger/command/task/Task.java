package io.taskledger.command.task;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.TaskRestored;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.command.CreateTask;
import io.taskledger.api.task.command.EditTask;
import io.taskledger.api.task.command.RestoreTask;
import io.taskledger.api.task.command.TaskCommand;
import io.taskledger.api.task.command.TrashTask;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.DueDate;
import io.taskledger.api.value.UserId;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.command.project.HasRole;
import io.taskledger.command.project.ProjectIsNotArchived;
import io.taskledger.command.project.ProjectIsNotTrashed;
import io.taskledger.command.project.ProjectState;
import io.taskledger.command.project.Projects;
import io.taskledger.command.project.SeesProject;
import io.taskledger.command.rule.Handled;
import io.taskledger.command.rule.Rule;
import io.taskledger.command.rule.VersionIsCurrent;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * A task of a project. Who may change it, and whether now, depends on the project too. What changes
 * nothing applies nothing.
 */
class Task {

    @AggregateIdentifier private String id;

    @SuppressWarnings("NullAway.Init") // set by the first event
    private TaskState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Handled handle(CreateTask c, Projects projects, Quotas quotas) {
        UserId assignee = c.assigneeId();
        String assigneeId = assignee == null ? null : assignee.value();
        projects.relyOn(
                c.projectId(),
                project -> {
                    mayWrite(project, c);
                    takesTasks(project);
                    Rule.check(new AssigneeIsMember(project, assigneeId));
                });
        quotas.mayMakeTask(c.projectId().toString());
        apply(created(c, assigneeId));
        return Handled.by(id);
    }

    @CommandHandler
    Handled handle(EditTask c, Projects projects) {
        List<TaskEvent> changes = TaskChanges.of(c, state);
        return decide(
                c,
                projects,
                changes,
                project -> {
                    Rule.check(new TaskIsNotTrashed(state));
                    for (TaskEvent change : changes) {
                        if (change instanceof TaskAssigneeChanged assigned) {
                            Rule.check(new AssigneeIsMember(project, assigned.to()));
                        }
                    }
                });
    }

    @CommandHandler
    Handled handle(TrashTask c, Projects projects) {
        TaskTrashed trashed = new TaskTrashed(state.id(), state.projectId());
        return decide(c, projects, state.trashed() ? List.of() : List.of(trashed), project -> {});
    }

    @CommandHandler
    Handled handle(RestoreTask c, Projects projects) {
        TaskRestored restored = new TaskRestored(state.id(), state.projectId());
        return decide(c, projects, state.trashed() ? List.of(restored) : List.of(), project -> {});
    }

    @EventSourcingHandler
    void on(TaskEvent event) {
        id = event.taskId().toString();
        state = TaskState.after(state, event);
    }

    @EventSourcingHandler
    void on(TaskState snapshot) {
        id = snapshot.id().toString();
        state = snapshot;
    }

    private Handled decide(
            TaskCommand c,
            Projects projects,
            List<? extends TaskEvent> changes,
            Consumer<ProjectState> more) {
        long version = Handled.currentVersion();
        Consumer<ProjectState> rules =
                project -> {
                    Rule.check(new TaskIsInProject(state, c.projectId()));
                    mayWrite(project, c);
                    Rule.check(new VersionIsCurrent(id, c.expectedVersion(), version));
                    takesTasks(project);
                    more.accept(project);
                };
        if (changes.isEmpty()) {
            projects.confirm(c.projectId(), rules);
        } else {
            projects.relyOn(c.projectId(), rules);
        }
        changes.forEach(event -> apply(event));
        return Handled.by(id);
    }

    private static void mayWrite(ProjectState project, TaskCommand c) {
        Rule.check(
                new SeesProject(project, c.actor()),
                new HasRole(project, c.actor(), MemberRole.EDITOR));
    }

    private static void takesTasks(ProjectState project) {
        Rule.check(new ProjectIsNotTrashed(project), new ProjectIsNotArchived(project));
    }

    private static TaskCreated created(CreateTask c, @Nullable String assigneeId) {
        Description description = c.description();
        DueDate dueDate = c.dueDate();
        return new TaskCreated(
                c.taskId(),
                c.projectId(),
                c.title().value(),
                description == null ? null : description.value(),
                c.status(),
                c.priority(),
                dueDate == null ? null : dueDate.value(),
                assigneeId,
                c.labels().values());
    }
}
