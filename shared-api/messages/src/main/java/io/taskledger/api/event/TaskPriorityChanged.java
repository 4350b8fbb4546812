package io.taskledger.api.event;

import io.taskledger.api.task.TaskPriority;

import java.util.UUID;

/** The task matters more or less than before. */
public record TaskPriorityChanged(UUID taskId, UUID projectId, TaskPriority from, TaskPriority to)
        implements TaskEvent {}
