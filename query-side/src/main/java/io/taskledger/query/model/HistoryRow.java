package io.taskledger.query.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One event and what it changed, as JSON. */
@Entity
@Immutable
@Table(name = "history")
@SuppressWarnings("NullAway.Init")
public class HistoryRow {

    private int generation;

    @Id private long position;

    private Instant at;

    private String actor;

    private String event;

    private String aggregateType;

    private String aggregateId;

    private @Nullable UUID projectId;

    private long version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String changes;

    private @Nullable String commandId;

    private @Nullable String correlationId;

    private @Nullable String requestId;

    protected HistoryRow() {}

    public int generation() {
        return generation;
    }

    public long position() {
        return position;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String event() {
        return event;
    }

    public String aggregateType() {
        return aggregateType;
    }

    public String aggregateId() {
        return aggregateId;
    }

    public @Nullable UUID projectId() {
        return projectId;
    }

    public long version() {
        return version;
    }

    public String changes() {
        return changes;
    }

    public @Nullable String commandId() {
        return commandId;
    }

    public @Nullable String correlationId() {
        return correlationId;
    }

    public @Nullable String requestId() {
        return requestId;
    }
}
