package io.taskledger.query.audit;

import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A line of the audit trail.
 *
 * @param action number of what an operator did; 0 for an event
 * @param changes JSON
 */
record AuditLine(
        long position,
        long action,
        Instant at,
        String actor,
        String event,
        String aggregateType,
        String aggregateId,
        @Nullable UUID projectId,
        long version,
        String changes,
        @Nullable String commandId,
        @Nullable String correlationId,
        @Nullable String requestId) {

    /** What an operator did stands right behind the event up to which the log had come. */
    static final Sorting<AuditLine> BY_POSITION =
            new Sorting<>(
                    List.of(SortField.number("position", "position", AuditLine::position)),
                    "position,desc",
                    "action",
                    AuditLine::action,
                    Long::valueOf);

    static AuditLine of(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("position"),
                row.getLong("action"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("event"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getObject("project_id", UUID.class),
                row.getLong("version"),
                row.getString("changes"),
                row.getString("command_id"),
                row.getString("correlation_id"),
                row.getString("request_id"));
    }

    /** Tells it from every other line. */
    String id() {
        return action == 0 ? Long.toString(position) : position + "-" + action;
    }
}
