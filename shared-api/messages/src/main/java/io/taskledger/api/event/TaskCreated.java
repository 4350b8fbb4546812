package io.taskledger.api.event;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A task exists, with all the fields it started with. Labels are sorted and distinct. */
public record TaskCreated(
        UUID taskId,
        UUID projectId,
        String title,
        @Nullable String description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable LocalDate dueDate,
        @Nullable String assigneeId,
        List<String> labels)
        implements TaskEvent {}
