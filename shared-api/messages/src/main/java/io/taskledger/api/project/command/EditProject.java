package io.taskledger.api.project.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.command.Patch;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Change what the project is called and what it is for. A removed name is refused before. */
public record EditProject(
        @TargetAggregateIdentifier UUID projectId,
        Actor actor,
        @Nullable Long expectedVersion,
        Patch<ProjectName> name,
        Patch<Description> description)
        implements ProjectCommand {}
