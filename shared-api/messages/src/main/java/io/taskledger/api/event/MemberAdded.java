package io.taskledger.api.event;

import io.taskledger.api.member.MemberRole;

import java.util.UUID;

/** The user is a member in this role. */
public record MemberAdded(UUID projectId, String userId, MemberRole role) implements MemberEvent {}
