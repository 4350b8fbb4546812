package io.taskledger.api.change;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What a client hears when something it may see has changed.
 *
 * @param projectId null for what belongs to no project
 * @param token the Consistency-Token with which a refetch sees the change
 */
public record ChangeNotice(
        long position,
        Instant at,
        String actor,
        String event,
        String aggregateType,
        String aggregateId,
        @Nullable UUID projectId,
        long version,
        String token) {}
