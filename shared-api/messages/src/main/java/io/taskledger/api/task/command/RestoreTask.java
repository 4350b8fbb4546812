package io.taskledger.api.task.command;

import io.taskledger.api.command.Actor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Take the task out of the trash. */
public record RestoreTask(
        @TargetAggregateIdentifier UUID taskId,
        UUID projectId,
        Actor actor,
        @Nullable Long expectedVersion)
        implements TaskCommand {}
