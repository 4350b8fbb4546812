package io.taskledger.query.access;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Members see their projects and all in them, administrators everything. What a caller may not see
 * is answered as if it were not there. Decided in the snapshot that the answer comes from.
 */
@Component
public final class Visibility {

    private final JdbcClient jdbc;

    public Visibility(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The caller's role in the project; empty for an administrator who is no member.
     *
     * @throws ProblemException with {@code not_found} if the caller may not see the project
     */
    public Optional<MemberRole> require(Snapshot snapshot, Caller caller, UUID projectId) {
        Snapshot.Role role = snapshot.role();
        if (role == null || !role.isOf(projectId, caller.id())) {
            role = read(snapshot, caller, projectId);
        }
        if (!role.projectExists() || (role.role() == null && !caller.isAdmin())) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        return Optional.ofNullable(role.role());
    }

    private Snapshot.Role read(Snapshot snapshot, Caller caller, UUID projectId) {
        List<Optional<MemberRole>> found =
                jdbc.sql(
                                """
                                select m.role
                                from   project p
                                left   join project_member m
                                       on m.generation = p.generation and m.project_id = p.id and m.user_id = :user
                                where  p.generation = :generation and p.id = :project
                                """)
                        .param("user", caller.id())
                        .param("generation", snapshot.generation(ProjectionName.WORKSPACE))
                        .param("project", projectId)
                        .query(
                                (row, number) ->
                                        Optional.ofNullable(row.getString("role"))
                                                .map(MemberRole::valueOf))
                        .list();
        return new Snapshot.Role(
                projectId,
                caller.id(),
                !found.isEmpty(),
                found.isEmpty() ? null : found.getFirst().orElse(null));
    }

    /** Those of the projects that the caller may see. */
    public Set<UUID> visible(Snapshot snapshot, Caller caller, Collection<UUID> projects) {
        if (caller.isAdmin()) {
            return Set.copyOf(projects);
        }
        return jdbc.sql(
                        """
                        select project_id
                        from   project_member
                        where  generation = ? and user_id = ? and project_id = any (?)
                        """)
                .param(snapshot.generation(ProjectionName.WORKSPACE))
                .param(caller.id())
                .param(projects.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Narrows rows down to those whose project the caller may see. */
    public static Where seenBy(Where rows, Caller caller, String projectColumn) {
        return caller.isAdmin()
                ? rows
                : rows.and(
                        """
                        t.%s in (select m.project_id
                                 from   project_member m
                                 where  m.generation = t.generation and m.user_id = ?)\
                        """
                                .formatted(projectColumn),
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
