package io.taskledger.query.model;

import io.taskledger.api.project.ProjectState;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A project, without its members and counts. */
@Entity
@Immutable
@Table(name = "project")
@SuppressWarnings("NullAway.Init")
public class ProjectRow {

    private int generation;

    @Id private UUID id;

    private String name;

    private String nameKey;

    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private ProjectState state;

    private int memberCount;

    private long version;

    private Instant createdAt;

    private String createdBy;

    private Instant updatedAt;

    private String updatedBy;

    private long position;

    protected ProjectRow() {}

    public int generation() {
        return generation;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String nameKey() {
        return nameKey;
    }

    public @Nullable String description() {
        return description;
    }

    public ProjectState state() {
        return state;
    }

    public int memberCount() {
        return memberCount;
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
