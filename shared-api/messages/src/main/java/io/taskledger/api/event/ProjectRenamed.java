package io.taskledger.api.event;

import java.util.UUID;

/** The project has another name. */
public record ProjectRenamed(UUID projectId, String from, String to) implements ProjectEvent {}
