package io.taskledger.api.event;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** The due date was set, moved or removed (null). */
public record TaskDueDateChanged(
        UUID taskId, UUID projectId, @Nullable LocalDate from, @Nullable LocalDate to)
        implements TaskEvent {}
