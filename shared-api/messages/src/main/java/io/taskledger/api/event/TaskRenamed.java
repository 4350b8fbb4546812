package io.taskledger.api.event;

import java.util.UUID;

/** The task has another title. */
public record TaskRenamed(UUID taskId, UUID projectId, String from, String to)
        implements TaskEvent {}
