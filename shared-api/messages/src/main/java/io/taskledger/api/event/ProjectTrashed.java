package io.taskledger.api.event;

import java.util.UUID;

/** The project is in the trash; nothing of it is gone. */
public record ProjectTrashed(UUID projectId) implements ProjectEvent {}
