package io.taskledger.query.timetravel;

import io.taskledger.platform.auth.Caller;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Whether something may be missing from what is shown of the past, because events of it are parked
 * (ADR 15). How things were is folded from the log, which lacks nothing; but which tasks there were
 * is read from the history, and whose projects there are from what they are now.
 */
@Component
public final class ThenParked {

    private static final String BEGUN =
            """
            d.projection = 'history' and d.generation = :history and d.event = 'TaskCreated' and d.position <= :position\
            """;

    private static final String OF_PROJECTS =
            """
            d.projection = 'workspace' and d.generation = :workspace
            and (d.event like 'Project%' or d.event like 'Member%')\
            """;

    private static final String MINE =
            """
            (:all or d.project_id is null
             or d.project_id in (select m.project_id from project_member m
                                 where  m.generation = :workspace and m.user_id = :user))\
            """;

    private final JdbcClient jdbc;

    ThenParked(JdbcClient readModel) {
        this.jdbc = readModel;
    }

    /** Of the tasks that a project had at the position. */
    public boolean inProject(Snapshot snapshot, UUID projectId, long position) {
        return inProjects(snapshot, Set.of(projectId), position).test(projectId);
    }

    /** Of the tasks that each of these projects had at the position. */
    public Predicate<UUID> inProjects(Snapshot snapshot, Collection<UUID> projects, long position) {
        if (!snapshot.areParked(ProjectionName.HISTORY)) {
            return project -> false;
        }
        Set<Optional<UUID>> behind =
                jdbc.sql(
                                "select distinct d.project_id from dead_letter d where %s and (d.project_id is null or d.project_id = any (:projects))"
                                        .formatted(BEGUN))
                        .param("history", snapshot.generation(ProjectionName.HISTORY))
                        .param("position", position)
                        .param("projects", projects.toArray(UUID[]::new))
                        .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                        .set();
        // Of an event whose project is not known any project's task may be.
        return project ->
                behind.contains(Optional.empty()) || behind.contains(Optional.of(project));
    }

    /** Of the caller's projects and of the tasks that they had at the position. */
    public boolean inProjectsOf(Snapshot snapshot, Caller caller, long position) {
        return (snapshot.areParked(ProjectionName.HISTORY)
                        || snapshot.areParked(ProjectionName.WORKSPACE))
                && jdbc.sql(
                                "select exists (select from dead_letter d where (%s or %s) and %s)"
                                        .formatted(BEGUN, OF_PROJECTS, MINE))
                        .param("history", snapshot.generation(ProjectionName.HISTORY))
                        .param("workspace", snapshot.generation(ProjectionName.WORKSPACE))
                        .param("position", position)
                        .param("all", caller.isAdmin())
                        .param("user", caller.id())
                        .query(Boolean.class)
                        .single();
    }
}
