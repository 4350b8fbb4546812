package io.taskledger.query.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A person who has signed in. */
@Entity
@Immutable
@Table(name = "person")
@SuppressWarnings("NullAway.Init")
public class PersonRow {

    private int generation;

    @Id private String id;

    private String name;

    private String nameKey;

    private long position;

    protected PersonRow() {}

    public int generation() {
        return generation;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String nameKey() {
        return nameKey;
    }

    public long position() {
        return position;
    }
}
