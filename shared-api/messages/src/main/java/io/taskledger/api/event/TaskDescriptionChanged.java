package io.taskledger.api.event;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** The description was set, replaced or removed (null). */
public record TaskDescriptionChanged(
        UUID taskId, UUID projectId, @Nullable String from, @Nullable String to)
        implements TaskEvent {}
