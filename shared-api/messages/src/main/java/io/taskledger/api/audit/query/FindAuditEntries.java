package io.taskledger.api.audit.query;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which events of the log to list; an empty list or null does not narrow.
 *
 * @param types names of events
 * @param from inclusive
 * @param to exclusive
 */
public record FindAuditEntries(
        @Nullable String actor,
        List<String> types,
        @Nullable String aggregateId,
        @Nullable UUID projectId,
        @Nullable Instant from,
        @Nullable Instant to) {}
