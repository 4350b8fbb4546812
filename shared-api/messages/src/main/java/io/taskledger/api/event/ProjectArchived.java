package io.taskledger.api.event;

import java.util.UUID;

/** The project is read-only: its tasks take no commands. */
public record ProjectArchived(UUID projectId) implements ProjectEvent {}
