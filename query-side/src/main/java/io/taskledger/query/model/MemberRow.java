package io.taskledger.query.model;

import io.taskledger.api.member.MemberRole;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.io.Serializable;
import java.util.UUID;

/** What someone is in a project. */
@Entity
@Immutable
@IdClass(MemberRow.Key.class)
@Table(name = "project_member")
@SuppressWarnings("NullAway.Init")
public class MemberRow {

    private int generation;

    @Id private UUID projectId;

    @Id private String userId;

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    protected MemberRow() {}

    public int generation() {
        return generation;
    }

    public UUID projectId() {
        return projectId;
    }

    public String userId() {
        return userId;
    }

    public MemberRole role() {
        return role;
    }

    /** Its identity within a generation. */
    public record Key(UUID projectId, String userId) implements Serializable {}
}
