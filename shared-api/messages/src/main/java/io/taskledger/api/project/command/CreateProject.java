package io.taskledger.api.project.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Make a project; the actor becomes its first OWNER. */
public record CreateProject(
        @TargetAggregateIdentifier UUID projectId,
        Actor actor,
        ProjectName name,
        @Nullable Description description)
        implements ProjectCommand {}
