package io.taskledger.query.workspace;

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
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.projection.Fact;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A task as its events tell it.
 *
 * @param version how many events it has
 * @param position of its last event
 */
public record Task(
        UUID id,
        UUID projectId,
        String title,
        @Nullable String description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable LocalDate dueDate,
        @Nullable String assigneeId,
        List<String> labels,
        TaskState state,
        long version,
        Touch created,
        Touch updated,
        long position) {

    /**
     * The task after one more of its events.
     *
     * @param before null if the event is its first
     * @throws RuntimeException if the event cannot follow: the fold is then to be parked
     */
    public static Task fold(@Nullable Task before, Fact fact) {
        if (before == null) {
            return created(fact);
        }
        fact.requireAfter(before.version);
        Changed task = new Changed(before);
        switch ((TaskEvent) fact.event()) {
            case TaskCreated again -> throw new IllegalStateException("created twice");
            case TaskRenamed e -> task.title = e.to();
            case TaskDescriptionChanged e -> task.description = e.to();
            case TaskStatusChanged e -> task.status = e.to();
            case TaskPriorityChanged e -> task.priority = e.to();
            case TaskDueDateChanged e -> task.dueDate = storable(e.to());
            case TaskAssigneeChanged e -> task.assigneeId = e.to();
            case TaskLabelsChanged e -> task.labels = e.to();
            case TaskTrashed e -> task.state = TaskState.TRASHED;
            case TaskRestored e -> task.state = TaskState.ACTIVE;
        }
        return task.at(fact);
    }

    private static Task created(Fact fact) {
        if (!(fact.event() instanceof TaskCreated e)) {
            throw new IllegalStateException("%s of no task".formatted(fact.eventName()));
        }
        fact.requireAfter(0);
        return new Task(
                e.taskId(),
                e.projectId(),
                e.title(),
                e.description(),
                e.status(),
                e.priority(),
                storable(e.dueDate()),
                e.assigneeId(),
                e.labels(),
                TaskState.ACTIVE,
                fact.version(),
                Touch.of(fact),
                Touch.of(fact),
                fact.position());
    }

    /** No date that the database cannot hold may come so far that only it objects. */
    private static @Nullable LocalDate storable(@Nullable LocalDate date) {
        if (date != null && (date.getYear() < 1 || date.getYear() > 9999)) {
            throw new IllegalStateException("no usable date: " + date);
        }
        return date;
    }

    /** The fields that events change, on their way from one task to the next. */
    private static final class Changed {

        private final Task before;
        private String title;
        private @Nullable String description;
        private TaskStatus status;
        private TaskPriority priority;
        private @Nullable LocalDate dueDate;
        private @Nullable String assigneeId;
        private List<String> labels;
        private TaskState state;

        private Changed(Task before) {
            this.before = before;
            title = before.title;
            description = before.description;
            status = before.status;
            priority = before.priority;
            dueDate = before.dueDate;
            assigneeId = before.assigneeId;
            labels = before.labels;
            state = before.state;
        }

        private Task at(Fact fact) {
            return new Task(
                    before.id,
                    before.projectId,
                    title,
                    description,
                    status,
                    priority,
                    dueDate,
                    assigneeId,
                    labels,
                    state,
                    fact.version(),
                    before.created,
                    Touch.of(fact),
                    fact.position());
        }
    }
}
