package io.taskledger.api.project.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.value.UserId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Make the user a member in this role, or give the member this role. */
public record PutMember(
        @TargetAggregateIdentifier UUID projectId,
        Actor actor,
        @Nullable Long expectedVersion,
        UserId userId,
        MemberRole role)
        implements ProjectCommand {}
