package io.taskledger.api.task.command;

import io.taskledger.api.command.Actor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Put the task into the trash. */
public record TrashTask(
        @TargetAggregateIdentifier UUID taskId,
        UUID projectId,
        Actor actor,
        @Nullable Long expectedVersion)
        implements TaskCommand {}
