package io.taskledger.api.event;

import io.taskledger.api.member.MemberRole;

import java.util.UUID;

/** The user is no longer a member; tasks keep them as assignee until reassigned. */
public record MemberRemoved(UUID projectId, String userId, MemberRole role)
        implements MemberEvent {}
