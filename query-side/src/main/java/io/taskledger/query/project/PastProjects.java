package io.taskledger.query.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.page.PageView;
import io.taskledger.api.project.query.FindProjects;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.api.project.view.TaskCounts;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.MemoryLister;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.timetravel.Past;
import io.taskledger.query.timetravel.TasksThen;
import io.taskledger.query.workspace.Project;
import io.taskledger.query.workspace.SortKeys;
import io.taskledger.query.workspace.Task;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Projects as they were. Who may see them, and as what, is as it is now. */
@Component
final class PastProjects {

    private static final Set<ProjectionName> ALL =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);

    private final Reader reader;
    private final Visibility visibility;
    private final JdbcClient jdbc;
    private final Past past;
    private final TasksThen tasks;
    private final MemoryLister<ProjectView> lister = new MemoryLister<>(ProjectSorting.VIEWS);

    PastProjects(
            Reader reader,
            Visibility visibility,
            JdbcClient readModel,
            Past past,
            TasksThen tasks) {
        this.reader = reader;
        this.visibility = visibility;
        this.jdbc = readModel;
        this.past = past;
        this.tasks = tasks;
    }

    Answer<ProjectView> get(Freshness wish, Caller caller, UUID projectId, Instant asOf) {
        long position = past.positionAt(asOf);
        return reader.answer(
                wish.including(position),
                ALL,
                snapshot -> {
                    MemberRole role = visibility.require(snapshot, caller, projectId).orElse(null);
                    Project project =
                            past.fold(List.of(projectId.toString()), position, Project::fold)
                                    .get(projectId.toString());
                    if (project == null) {
                        throw new ProblemException(ErrorCode.NOT_FOUND);
                    }
                    ProjectView view = view(snapshot, project, role, position);
                    return Content.item(view, view.version(), false);
                });
    }

    Answer<PageView<ProjectView>> list(
            Freshness wish,
            Caller caller,
            FindProjects criteria,
            ListRequest<ProjectView> request,
            Links links,
            Instant asOf) {
        long position = past.positionAt(asOf);
        return reader.answer(
                wish.including(position),
                ALL,
                snapshot -> {
                    List<Project> then =
                            tasks.projects(snapshot, caller, position).values().stream()
                                    .filter(project -> matches(criteria, project))
                                    .toList();
                    Map<UUID, MemberRole> roles = roles(snapshot, caller);
                    return lister.page(
                            request,
                            then.stream()
                                    .map(
                                            project ->
                                                    view(
                                                            snapshot,
                                                            project,
                                                            roles.get(project.id()),
                                                            position))
                                    .toList(),
                            links);
                });
    }

    /** What the caller is in which projects now. */
    private Map<UUID, MemberRole> roles(Snapshot snapshot, Caller caller) {
        Map<UUID, MemberRole> roles = new HashMap<>();
        jdbc.sql("select project_id, role from project_member where generation = ? and user_id = ?")
                .param(snapshot.generation(ProjectionName.WORKSPACE))
                .param(caller.id())
                .query(
                        row -> {
                            roles.put(
                                    row.getObject("project_id", UUID.class),
                                    MemberRole.valueOf(row.getString("role")));
                        });
        return roles;
    }

    private static boolean matches(FindProjects criteria, Project project) {
        String text = criteria.text();
        return criteria.states().contains(project.state())
                && (text == null
                        || SortKeys.of(project.name()).contains(text.toLowerCase(Locale.ROOT)));
    }

    private ProjectView view(
            Snapshot snapshot, Project project, @Nullable MemberRole role, long position) {
        return new ProjectView(
                project.id(),
                project.name(),
                project.description(),
                project.state(),
                role,
                counts(tasks.of(snapshot, project.id(), position)),
                project.members().size(),
                project.version(),
                project.created().at(),
                project.created().by(),
                project.updated().at(),
                project.updated().by());
    }

    private static TaskCounts counts(List<Task> then) {
        Map<TaskStatus, Long> active =
                then.stream()
                        .filter(task -> task.state() == TaskState.ACTIVE)
                        .map(Task::status)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new TaskCounts(
                active.getOrDefault(TaskStatus.TODO, 0L),
                active.getOrDefault(TaskStatus.IN_PROGRESS, 0L),
                active.getOrDefault(TaskStatus.DONE, 0L));
    }
}
