package io.taskledger.api.event;

import io.taskledger.api.task.TaskStatus;

import java.util.UUID;

/** The task moved to another column of the board. */
public record TaskStatusChanged(UUID taskId, UUID projectId, TaskStatus from, TaskStatus to)
        implements TaskEvent {}
