package io.taskledger.api.event;

import java.util.UUID;

/** The project is back from the trash, archived if it was so before. */
public record ProjectRestored(UUID projectId) implements ProjectEvent {}
