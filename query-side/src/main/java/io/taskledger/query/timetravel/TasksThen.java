package io.taskledger.query.timetravel;

import io.taskledger.api.project.ProjectState;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.workspace.Project;
import io.taskledger.query.workspace.Task;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which tasks and projects there were, by the history; how they were, by the log. */
@Component
public final class TasksThen {

    private final JdbcClient jdbc;
    private final Past past;

    TasksThen(JdbcClient readModel, Past past) {
        this.jdbc = readModel;
        this.past = past;
    }

    /** Every task of the project at the position, those in the trash too. */
    public List<Task> of(Snapshot snapshot, UUID projectId, long position) {
        List<String> ids =
                jdbc.sql(
                                """
                                select aggregate_id
                                from   history
                                where  generation = :generation and project_id = :project
                                and    event = 'TaskCreated' and position <= :position
                                """)
                        .param("generation", snapshot.generation(ProjectionName.HISTORY))
                        .param("project", projectId)
                        .param("position", position)
                        .query(String.class)
                        .list();
        return List.copyOf(past.fold(ids, position, Task::fold).values());
    }

    /** Every task of the caller's projects that were not in the trash. */
    public List<Task> ofAll(Snapshot snapshot, Caller caller, long position) {
        return projects(snapshot, caller, position).values().stream()
                .filter(project -> project.state() != ProjectState.TRASHED)
                .flatMap(project -> of(snapshot, project.id(), position).stream())
                .toList();
    }

    /** The projects the caller may see now, as they were, those in the trash too. */
    public Map<String, Project> projects(Snapshot snapshot, Caller caller, long position) {
        List<String> ids =
                jdbc.sql(
                                """
                                select p.id::text
                                from   project p
                                where  p.generation = :generation
                                and    (:all or exists (select from project_member m
                                                        where  m.generation = p.generation and m.project_id = p.id
                                                        and    m.user_id = :user))
                                """)
                        .param("generation", snapshot.generation(ProjectionName.WORKSPACE))
                        .param("all", caller.isAdmin())
                        .param("user", caller.id())
                        .query(String.class)
                        .list();
        return past.fold(ids, position, Project::fold);
    }
}
