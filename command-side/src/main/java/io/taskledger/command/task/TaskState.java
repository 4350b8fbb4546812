package io.taskledger.command.task;

import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.api.event.TaskDueDateChanged;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.TaskLabelsChanged;
import io.taskledger.api.event.TaskPriorityChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskRestored;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What decisions about a task need of it; also its snapshot, so its JSON is a database format.
 *
 * @param labels sorted and distinct
 */
public record TaskState(
        UUID id,
        UUID projectId,
        String title,
        @Nullable String description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable LocalDate dueDate,
        @Nullable String assigneeId,
        List<String> labels,
        boolean trashed) {

    /** The state after one more event or a snapshot. */
    static TaskState fold(@Nullable Object before, Object payload) {
        return payload instanceof TaskState snapshot
                ? snapshot
                : after((TaskState) before, (TaskEvent) payload);
    }

    /** The state after one more event; {@code before} is null before the first. */
    static TaskState after(@Nullable TaskState before, TaskEvent event) {
        if (event instanceof TaskCreated e) {
            return new TaskState(
                    e.taskId(),
                    e.projectId(),
                    e.title(),
                    e.description(),
                    e.status(),
                    e.priority(),
                    e.dueDate(),
                    e.assigneeId(),
                    e.labels(),
                    false);
        }
        TaskState s = Objects.requireNonNull(before, "events begin with TaskCreated");
        return switch (event) {
            case TaskCreated e -> throw new IllegalStateException("a task begins once");
            case TaskRenamed e -> s.withTexts(e.to(), s.description);
            case TaskDescriptionChanged e -> s.withTexts(s.title, e.to());
            case TaskStatusChanged e -> s.withPlan(e.to(), s.priority, s.dueDate);
            case TaskPriorityChanged e -> s.withPlan(s.status, e.to(), s.dueDate);
            case TaskDueDateChanged e -> s.withPlan(s.status, s.priority, e.to());
            case TaskAssigneeChanged e -> s.withOthers(e.to(), s.labels, s.trashed);
            case TaskLabelsChanged e -> s.withOthers(s.assigneeId, e.to(), s.trashed);
            case TaskTrashed e -> s.withOthers(s.assigneeId, s.labels, true);
            case TaskRestored e -> s.withOthers(s.assigneeId, s.labels, false);
        };
    }

    private TaskState withTexts(String newTitle, @Nullable String newDescription) {
        return new TaskState(
                id,
                projectId,
                newTitle,
                newDescription,
                status,
                priority,
                dueDate,
                assigneeId,
                labels,
                trashed);
    }

    private TaskState withPlan(
            TaskStatus newStatus, TaskPriority newPriority, @Nullable LocalDate newDueDate) {
        return new TaskState(
                id,
                projectId,
                title,
                description,
                newStatus,
                newPriority,
                newDueDate,
                assigneeId,
                labels,
                trashed);
    }

    private TaskState withOthers(
            @Nullable String newAssigneeId, List<String> newLabels, boolean nowTrashed) {
        return new TaskState(
                id,
                projectId,
                title,
                description,
                status,
                priority,
                dueDate,
                newAssigneeId,
                newLabels,
                nowTrashed);
    }
}
