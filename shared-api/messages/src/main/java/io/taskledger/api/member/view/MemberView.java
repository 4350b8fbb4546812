package io.taskledger.api.member.view;

import io.taskledger.api.member.MemberRole;

import org.jspecify.annotations.Nullable;

/**
 * A member of a project.
 *
 * @param name null for someone who never signed in
 */
public record MemberView(String userId, @Nullable String name, MemberRole role) {}
