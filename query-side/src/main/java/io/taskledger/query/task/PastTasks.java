package io.taskledger.query.task;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.page.PageView;
import io.taskledger.api.task.query.FindTasks;
import io.taskledger.api.task.view.TaskView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.MemoryLister;
import io.taskledger.query.person.Names;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.timetravel.Past;
import io.taskledger.query.timetravel.TasksThen;
import io.taskledger.query.workspace.Task;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Tasks as they were. Who may see them, and what people are called, is as it is now. */
@Component
final class PastTasks {

    private static final Set<ProjectionName> ALL =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);

    private final Reader reader;
    private final Visibility visibility;
    private final Names names;
    private final Past past;
    private final TasksThen tasks;
    private final MemoryLister<TaskView> lister = new MemoryLister<>(TaskSorting.VIEWS);

    PastTasks(Reader reader, Visibility visibility, Names names, Past past, TasksThen tasks) {
        this.reader = reader;
        this.visibility = visibility;
        this.names = names;
        this.past = past;
        this.tasks = tasks;
    }

    Answer<TaskView> get(Freshness wish, Caller caller, UUID projectId, UUID taskId, Instant asOf) {
        long position = past.positionAt(asOf);
        return reader.answer(
                wish,
                Set.of(ProjectionName.WORKSPACE),
                snapshot -> {
                    visibility.require(snapshot, caller, projectId);
                    Task task =
                            past
                                    .fold(List.of(taskId.toString()), position, Task::fold)
                                    .values()
                                    .stream()
                                    .filter(each -> each.projectId().equals(projectId))
                                    .findFirst()
                                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
                    TaskView view = views(snapshot, List.of(task)).getFirst();
                    return Content.item(view, view.version(), false);
                });
    }

    Answer<PageView<TaskView>> list(
            Freshness wish,
            Caller caller,
            FindTasks criteria,
            ListRequest<TaskView> request,
            Links links,
            Instant asOf) {
        long position = past.positionAt(asOf);
        UUID projectId = criteria.projectId();
        return reader.answer(
                wish.including(position),
                ALL,
                snapshot -> {
                    if (projectId != null) {
                        visibility.require(snapshot, caller, projectId);
                    }
                    List<Task> then =
                            projectId == null
                                    ? tasks.ofAll(snapshot, caller, position)
                                    : tasks.of(snapshot, projectId, position);
                    List<TaskView> wanted =
                            views(snapshot, then).stream()
                                    .filter(view -> TaskCriteria.match(criteria, view))
                                    .toList();
                    return lister.page(request, wanted, links);
                });
    }

    private List<TaskView> views(Snapshot snapshot, List<Task> then) {
        Stream<@org.jspecify.annotations.Nullable String> assignees =
                then.stream().map(Task::assigneeId);
        Names.Known known = names.of(snapshot, assignees);
        return then.stream().map(task -> TaskViews.of(task, known)).toList();
    }
}
