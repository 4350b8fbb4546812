package io.taskledger.query.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.util.UUID;

/** How many tasks of a project stand where; a project without any has none. */
@Entity
@Immutable
@Table(name = "project_tally")
@SuppressWarnings("NullAway.Init")
public class TallyRow {

    private int generation;

    @Id private UUID projectId;

    private long todo;

    private long inProgress;

    private long done;

    private long trashed;

    private long position;

    protected TallyRow() {}

    public int generation() {
        return generation;
    }

    public UUID projectId() {
        return projectId;
    }

    public long todo() {
        return todo;
    }

    public long inProgress() {
        return inProgress;
    }

    public long done() {
        return done;
    }

    public long trashed() {
        return trashed;
    }

    public long position() {
        return position;
    }
}
