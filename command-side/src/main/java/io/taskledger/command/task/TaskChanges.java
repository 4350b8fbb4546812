package io.taskledger.command.task;

import io.taskledger.api.command.Patch;
import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.api.event.TaskDueDateChanged;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.TaskLabelsChanged;
import io.taskledger.api.event.TaskPriorityChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.task.command.EditTask;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.DueDate;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.api.value.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** What an edit changes: one event for each field that gets another value, in a fixed order. */
final class TaskChanges {

    private final UUID taskId;
    private final UUID projectId;
    private final List<TaskEvent> events = new ArrayList<>();

    private TaskChanges(TaskState task) {
        taskId = task.id();
        projectId = task.projectId();
    }

    static List<TaskEvent> of(EditTask c, TaskState task) {
        TaskChanges changes = new TaskChanges(task);
        changes.field(task.title(), c.title(), TaskTitle::value, TaskRenamed::new);
        changes.field(
                task.description(),
                c.description(),
                Description::value,
                TaskDescriptionChanged::new);
        changes.field(task.status(), c.status(), Function.identity(), TaskStatusChanged::new);
        changes.field(task.priority(), c.priority(), Function.identity(), TaskPriorityChanged::new);
        changes.field(task.dueDate(), c.dueDate(), DueDate::value, TaskDueDateChanged::new);
        changes.field(task.assigneeId(), c.assigneeId(), UserId::value, TaskAssigneeChanged::new);
        changes.field(task.labels(), c.labels(), Labels::values, TaskLabelsChanged::new);
        return changes.events;
    }

    @SuppressWarnings("NullAway") // no required field is ever removed: the request refuses that
    private <F, V> void field(
            @Nullable F from, Patch<V> patch, Function<V, F> plain, Change<F> change) {
        V value = patch.value();
        F to = value == null ? null : plain.apply(value);
        if (patch.present() && !Objects.equals(from, to)) {
            events.add(change.event(taskId, projectId, from, to));
        }
    }

    private interface Change<F> {
        TaskEvent event(UUID taskId, UUID projectId, F from, F to);
    }
}
