package io.taskledger.api.audit.view;

import io.taskledger.api.history.view.FieldChange;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One event of the log with all that is known about its origin.
 *
 * @param projectId null for what belongs to no project
 * @param commandId the command that caused it; so are the other ids, each null if not recorded
 */
public record AuditEntry(
        long position,
        Instant at,
        String actor,
        @Nullable String actorName,
        String event,
        String aggregateType,
        String aggregateId,
        @Nullable UUID projectId,
        long version,
        List<FieldChange> changes,
        @Nullable String commandId,
        @Nullable String correlationId,
        @Nullable String requestId) {}
