package io.taskledger.api.event;

import io.taskledger.api.member.MemberRole;

import java.util.UUID;

/** The member has another role. */
public record MemberRoleChanged(UUID projectId, String userId, MemberRole from, MemberRole to)
        implements MemberEvent {}
