package io.taskledger.api.project.view;

import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.ProjectState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A project as the caller sees it.
 *
 * @param role the caller's; null for an administrator who is no member
 * @param version how many events the project itself has, without its tasks'; the ETag
 * @param updatedAt last event of the project itself
 * @param behind whether this is not the newest state, because a later event could not be applied
 *     and waits for an operator; the item itself cannot be read meanwhile
 */
public record ProjectView(
        UUID id,
        String name,
        @Nullable String description,
        ProjectState state,
        @Nullable MemberRole role,
        TaskCounts taskCounts,
        int memberCount,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        boolean behind) {}
