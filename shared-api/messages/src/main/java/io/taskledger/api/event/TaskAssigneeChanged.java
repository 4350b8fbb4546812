package io.taskledger.api.event;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The task was assigned, handed on or released (null). */
public record TaskAssigneeChanged(
        UUID taskId, UUID projectId, @Nullable String from, @Nullable String to)
        implements TaskEvent {}
