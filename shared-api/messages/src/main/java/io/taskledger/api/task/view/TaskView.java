package io.taskledger.api.task.view;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A task as people see it.
 *
 * @param assigneeName null where nobody is assigned or the assignee never signed in
 * @param labels sorted, distinct
 * @param version how many events the task has; the ETag
 * @param behind whether this is not the newest state, because a later event could not be applied
 *     and waits for an operator; the item itself cannot be read meanwhile
 */
public record TaskView(
        UUID id,
        UUID projectId,
        String title,
        @Nullable String description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable LocalDate dueDate,
        @Nullable String assigneeId,
        @Nullable String assigneeName,
        List<String> labels,
        TaskState state,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        boolean behind) {}
