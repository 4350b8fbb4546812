package io.taskledger.api.event;

import java.util.UUID;

/** The task is back from the trash as it was. */
public record TaskRestored(UUID taskId, UUID projectId) implements TaskEvent {}
