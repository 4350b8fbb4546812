package io.taskledger.api.audit.view;

import io.taskledger.api.history.view.FieldChange;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One event of the log, or one thing that an operator did, with all that is known about its origin.
 *
 * @param id tells it from every other entry
 * @param position of the event; up to where the log had come when the operator did it
 * @param version of the aggregate; 0 for what an operator did
 * @param projectId null for what belongs to no project
 * @param commandId the command that caused it; so are the other ids, each null if not recorded
 */
public record AuditEntry(
        String id,
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
