package io.taskledger.api.project.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.value.UserId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Let the user be no member any more. Members may remove themselves. */
public record RemoveMember(
        @TargetAggregateIdentifier UUID projectId,
        Actor actor,
        @Nullable Long expectedVersion,
        UserId userId)
        implements ProjectCommand {}
