package io.taskledger.query.timetravel;

import io.taskledger.api.project.ProjectState;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.timetravel.Past.Then;
import io.taskledger.query.workspace.Project;
import io.taskledger.query.workspace.Task;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Which tasks and projects there were, by the history; how they were, by the log. Both some
 * thousands at a time, and nothing is held meanwhile: no connection, no turn to read.
 */
@Component
public final class ThenVisible {

    private static final int PAGE = 5_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Reader reader;
    private final JdbcClient jdbc;
    private final Past past;

    ThenVisible(Reader reader, JdbcClient readModel, Past past) {
        this.reader = reader;
        this.jdbc = readModel;
        this.past = past;
    }

    /** Each task of the project at the position, in outline, those in the trash too. */
    public void tasksOf(Freshness wish, UUID projectId, long position, Consumer<Then<Task>> seen) {
        tasksOf(wish, List.of(projectId), position, seen);
    }

    /** Each task of the caller's projects that were not in the trash, in outline. */
    public void tasks(Freshness wish, Caller caller, long position, Consumer<Then<Task>> seen) {
        UUID after = FIRST;
        while (true) {
            List<UUID> some = visible(wish, caller, after);
            List<UUID> outOfTrash = new ArrayList<>();
            outlines(
                    some,
                    position,
                    project -> {
                        if (project.state().state() != ProjectState.TRASHED) {
                            outOfTrash.add(project.state().id());
                        }
                    });
            if (!outOfTrash.isEmpty()) {
                tasksOf(wish, outOfTrash, position, seen);
            }
            if (some.size() < PAGE) {
                return;
            }
            after = some.getLast();
        }
    }

    /** Each project the caller may see now, as it was, in outline, those in the trash too. */
    public void projects(
            Freshness wish, Caller caller, long position, Consumer<Then<Project>> seen) {
        UUID after = FIRST;
        while (true) {
            List<UUID> some = visible(wish, caller, after);
            outlines(some, position, seen);
            if (some.size() < PAGE) {
                return;
            }
            after = some.getLast();
        }
    }

    private void outlines(List<UUID> projects, long position, Consumer<Then<Project>> seen) {
        past.each(Outlines.OF_PROJECT, texts(projects), position, seen);
    }

    private record Created(UUID task, long position) {}

    private void tasksOf(
            Freshness wish, Collection<UUID> projects, long position, Consumer<Then<Task>> seen) {
        long after = 0;
        while (true) {
            List<Created> some = created(wish, projects, after, position);
            past.each(
                    Outlines.OF_TASK,
                    texts(some.stream().map(Created::task).toList()),
                    position,
                    seen);
            if (some.size() < PAGE) {
                return;
            }
            after = some.getLast().position();
        }
    }

    private List<Created> created(
            Freshness wish, Collection<UUID> projects, long after, long upTo) {
        return reader.read(
                        wish,
                        Set.of(ProjectionName.HISTORY),
                        snapshot ->
                                jdbc.sql(
                                                """
                                                select aggregate_id, position
                                                from   history
                                                where  generation = :generation and project_id = any (:projects)
                                                and    event = 'TaskCreated' and position > :after and position <= :upTo
                                                order  by position
                                                limit  :most
                                                """)
                                        .param(
                                                "generation",
                                                snapshot.generation(ProjectionName.HISTORY))
                                        .param("projects", projects.toArray(UUID[]::new))
                                        .param("after", after)
                                        .param("upTo", upTo)
                                        .param("most", PAGE)
                                        .query(
                                                (row, number) ->
                                                        new Created(
                                                                UUID.fromString(row.getString(1)),
                                                                row.getLong(2)))
                                        .list())
                .value();
    }

    private List<UUID> visible(Freshness wish, Caller caller, UUID after) {
        return reader.read(
                        wish,
                        Set.of(ProjectionName.WORKSPACE),
                        snapshot ->
                                jdbc.sql(
                                                """
                                                select p.id
                                                from   project p
                                                where  p.generation = :generation and p.id > :after
                                                and    (:all or exists (select from project_member m
                                                                        where  m.generation = p.generation and m.project_id = p.id
                                                                        and    m.user_id = :user and %s))
                                                order  by p.id
                                                limit  :most
                                                """
                                                        .formatted(Visibility.NOBODY_REMOVED))
                                        .param(
                                                "generation",
                                                snapshot.generation(ProjectionName.WORKSPACE))
                                        .param("after", after)
                                        .param("all", caller.isAdmin())
                                        .param("user", caller.id())
                                        .param("most", PAGE)
                                        .query(UUID.class)
                                        .list())
                .value();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
