package io.taskledger.query.access;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Snapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Members see their projects and all in them, administrators everything. What a caller may not see
 * is answered as if it were not there. Decided in the snapshot that the answer comes from.
 */
@Component
public final class Visibility {

    /** The event after which somebody may see less than the read model says while it is parked. */
    public static final String REMOVAL = "MemberRemoved";

    /** That no removal of a member of the project of a membership {@code m} is parked. */
    public static final String NOBODY_REMOVED =
            """
            not exists (select from dead_letter d
                        where  d.projection = 'workspace' and d.generation = m.generation
                        and    d.aggregate_id = m.project_id::text and d.event = '%s')\
            """
                    .formatted(REMOVAL);

    private final JdbcClient jdbc;

    public Visibility(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The caller's role in the project; empty for an administrator who is no member.
     *
     * @throws ProblemException with {@code not_found} if the caller may not see the project; with
     *     {@code projection_behind} if it is not known who may, because that is parked
     */
    public Optional<MemberRole> require(Snapshot snapshot, Caller caller, UUID projectId) {
        return Optional.ofNullable(role(snapshot, caller, projectId).role());
    }

    /** As {@link #require}, and also throws that if anything of the project itself is parked. */
    public Optional<MemberRole> requireNotBehind(Snapshot snapshot, Caller caller, UUID projectId) {
        Snapshot.Role role = role(snapshot, caller, projectId);
        if (!role.parked().isEmpty()) {
            throw Parked.problem();
        }
        return Optional.ofNullable(role.role());
    }

    private Snapshot.Role role(Snapshot snapshot, Caller caller, UUID projectId) {
        Snapshot.Role role = snapshot.role();
        if (role == null || !role.isOf(projectId, caller.id())) {
            role = read(snapshot, caller, projectId);
        }
        if (!role.projectExists() && !role.parked().isEmpty()) {
            throw Parked.problem(); // Its very beginning is: nobody knows whose it is.
        }
        if (!role.projectExists() || (role.role() == null && !caller.isAdmin())) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        if (!caller.isAdmin() && role.parked().contains(REMOVAL)) {
            throw Parked.problem(); // Perhaps it is the caller who was removed.
        }
        return role;
    }

    /** Those of the projects that the caller may see. */
    public Set<UUID> visible(Snapshot snapshot, Caller caller, Collection<UUID> projects) {
        if (caller.isAdmin()) {
            return Set.copyOf(projects);
        }
        return jdbc.sql(
                        """
                        select m.project_id
                        from   project_member m
                        where  m.generation = ? and m.user_id = ? and m.project_id = any (?) and %s
                        """
                                .formatted(NOBODY_REMOVED))
                .param(snapshot.generation(ProjectionName.WORKSPACE))
                .param(caller.id())
                .param(projects.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    private Snapshot.Role read(Snapshot snapshot, Caller caller, UUID projectId) {
        return jdbc.sql(
                        """
                        select p.id is not null as is_there, m.role,
                               (select string_agg(distinct d.event, ',')
                                from   dead_letter d
                                where  d.projection = 'workspace' and d.generation = :generation
                                and    d.aggregate_id = cast(:project as text)) as parked
                        from   (values (1)) as one
                        left   join project p on p.generation = :generation and p.id = :project
                        left   join project_member m
                               on m.generation = p.generation and m.project_id = p.id and m.user_id = :user
                        """)
                .param("user", caller.id())
                .param("generation", snapshot.generation(ProjectionName.WORKSPACE))
                .param("project", projectId)
                .query(
                        (row, number) ->
                                new Snapshot.Role(
                                        projectId,
                                        caller.id(),
                                        row.getBoolean("is_there"),
                                        Optional.ofNullable(row.getString("role"))
                                                .map(MemberRole::valueOf)
                                                .orElse(null),
                                        Snapshot.Role.names(row.getString("parked"))))
                .single();
    }

    /**
     * Narrows rows down to those whose project the caller may see.
     *
     * @param parked whether events are parked: then not those from which somebody may have been
     *     removed
     */
    public static Where seenBy(Where rows, Caller caller, String projectColumn, boolean parked) {
        return caller.isAdmin()
                ? rows
                : rows.and(
                        """
                        t.%s in (select m.project_id
                                 from   project_member m
                                 where  m.generation = t.generation and m.user_id = ?%s)\
                        """
                                .formatted(projectColumn, parked ? " and " + NOBODY_REMOVED : ""),
                        caller.id());
    }

    /**
     * @throws ProblemException with {@code forbidden} for all but administrators
     */
    public static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw new ProblemException(ErrorCode.FORBIDDEN);
        }
    }
}
