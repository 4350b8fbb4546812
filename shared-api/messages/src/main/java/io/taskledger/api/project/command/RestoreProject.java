package io.taskledger.api.project.command;

import io.taskledger.api.command.Actor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Take the project out of the trash. */
public record RestoreProject(
        @TargetAggregateIdentifier UUID projectId, Actor actor, @Nullable Long expectedVersion)
        implements ProjectCommand {}
