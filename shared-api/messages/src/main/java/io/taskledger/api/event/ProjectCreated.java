package io.taskledger.api.event;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A project exists; its creator is its first OWNER. */
public record ProjectCreated(
        UUID projectId, String name, @Nullable String description, String ownerId)
        implements ProjectEvent {}
