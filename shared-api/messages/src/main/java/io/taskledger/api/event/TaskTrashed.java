package io.taskledger.api.event;

import java.util.UUID;

/** The task is in the trash; its history stays. */
public record TaskTrashed(UUID taskId, UUID projectId) implements TaskEvent {}
