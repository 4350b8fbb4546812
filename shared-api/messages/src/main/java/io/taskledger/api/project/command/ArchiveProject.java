package io.taskledger.api.project.command;

import io.taskledger.api.command.Actor;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Let the project take no more task commands. */
public record ArchiveProject(
        @TargetAggregateIdentifier UUID projectId, Actor actor, @Nullable Long expectedVersion)
        implements ProjectCommand {}
