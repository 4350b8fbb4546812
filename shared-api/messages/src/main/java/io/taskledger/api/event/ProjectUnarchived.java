package io.taskledger.api.event;

import java.util.UUID;

/** The project takes task commands again. */
public record ProjectUnarchived(UUID projectId) implements ProjectEvent {}
