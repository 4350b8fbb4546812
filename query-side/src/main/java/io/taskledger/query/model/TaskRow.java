package io.taskledger.query.model;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A task. */
@Entity
@Immutable
@Table(name = "task")
@SuppressWarnings("NullAway.Init")
public class TaskRow {

    private int generation;

    @Id private UUID id;

    private UUID projectId;

    private String title;

    private String titleKey;

    private @Nullable String description;

    @Enumerated(EnumType.ORDINAL)
    @JdbcTypeCode(SqlTypes.SMALLINT)
    private TaskStatus status;

    @Enumerated(EnumType.ORDINAL)
    @JdbcTypeCode(SqlTypes.SMALLINT)
    private TaskPriority priority;

    private @Nullable LocalDate dueDate;

    private LocalDate dueKey;

    private @Nullable String assigneeId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] labels;

    @Enumerated(EnumType.STRING)
    private TaskState state;

    private long version;

    private Instant createdAt;

    private String createdBy;

    private Instant updatedAt;

    private String updatedBy;

    private long position;

    protected TaskRow() {}

    public int generation() {
        return generation;
    }

    public UUID id() {
        return id;
    }

    public UUID projectId() {
        return projectId;
    }

    public String title() {
        return title;
    }

    public String titleKey() {
        return titleKey;
    }

    public @Nullable String description() {
        return description;
    }

    public TaskStatus status() {
        return status;
    }

    public TaskPriority priority() {
        return priority;
    }

    public @Nullable LocalDate dueDate() {
        return dueDate;
    }

    public LocalDate dueKey() {
        return dueKey;
    }

    public @Nullable String assigneeId() {
        return assigneeId;
    }

    public List<String> labels() {
        return List.of(labels);
    }

    public TaskState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public String updatedBy() {
        return updatedBy;
    }

    public long position() {
        return position;
    }
}
