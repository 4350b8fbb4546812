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
import io.taskledger.query.listing.Selection;
import io.taskledger.query.person.Names;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.timetravel.Outlines;
import io.taskledger.query.timetravel.Past;
import io.taskledger.query.timetravel.Past.Then;
import io.taskledger.query.timetravel.ThenParked;
import io.taskledger.query.timetravel.ThenVisible;
import io.taskledger.query.workspace.Task;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tasks as they were. Who may see them, and what people are called, is as it is now. Nothing of the
 * read model is held while the log is folded.
 */
@Component
final class PastTasks {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);
    private static final Set<ProjectionName> ALL =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);
    private static final Names.Known NOBODY = new Names.Known(Map.of());

    private final Reader reader;
    private final Visibility visibility;
    private final Names names;
    private final Past past;
    private final ThenVisible then;
    private final ThenParked parked;

    PastTasks(
            Reader reader,
            Visibility visibility,
            Names names,
            Past past,
            ThenVisible then,
            ThenParked parked) {
        this.reader = reader;
        this.visibility = visibility;
        this.names = names;
        this.past = past;
        this.then = then;
        this.parked = parked;
    }

    Answer<TaskView> get(Freshness wish, Caller caller, UUID projectId, UUID taskId, Instant asOf) {
        requireVisible(wish, caller, projectId);
        return past.visit(
                caller,
                wish,
                asOf,
                Set.of(),
                (settled, position) -> {
                    Then<Task> task = fold(projectId, taskId, position);
                    return reader.answer(
                            wish,
                            WORKSPACE,
                            snapshot -> {
                                visibility.require(snapshot, caller, projectId);
                                TaskView view = views(snapshot, List.of(task)).getFirst();
                                return Content.item(view, view.version(), false);
                            });
                });
    }

    private Then<Task> fold(UUID projectId, UUID taskId, long position) {
        Then<Task> found =
                past.one(Outlines.TASK, taskId.toString(), position)
                        .filter(each -> each.state().projectId().equals(projectId))
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        if (!found.whole()) {
            throw Parked.problem();
        }
        return found;
    }

    Answer<PageView<TaskView>> list(
            Freshness wish,
            Caller caller,
            FindTasks criteria,
            ListRequest<TaskView> request,
            Links links,
            Instant asOf) {
        UUID projectId = criteria.projectId();
        if (projectId != null) {
            requireVisible(wish, caller, projectId);
        }
        return past.visit(
                caller,
                wish,
                asOf,
                ALL,
                (settled, position) -> {
                    Selection<TaskView> selection =
                            select(settled, caller, criteria, request, position);
                    List<Then<Task>> shown = new ArrayList<>();
                    past.each(Outlines.TASK, selection.ids(), position, shown::add);
                    return reader.answer(
                            settled,
                            ALL,
                            snapshot -> {
                                if (projectId != null) {
                                    visibility.require(snapshot, caller, projectId);
                                }
                                List<Then<Task>> seen = visible(snapshot, caller, shown);
                                boolean behind =
                                        projectId == null
                                                ? parked.inProjectsOf(snapshot, caller, position)
                                                : parked.inProject(snapshot, projectId, position);
                                return selection.page(views(snapshot, seen), behind, links);
                            });
                });
    }

    /** It may have changed while the log was folded. */
    private List<Then<Task>> visible(Snapshot snapshot, Caller caller, List<Then<Task>> shown) {
        List<UUID> all = shown.stream().map(each -> each.state().projectId()).distinct().toList();
        Set<UUID> seen = visibility.visible(snapshot, caller, all);
        return shown.stream().filter(each -> seen.contains(each.state().projectId())).toList();
    }

    private Selection<TaskView> select(
            Freshness wish,
            Caller caller,
            FindTasks criteria,
            ListRequest<TaskView> request,
            long position) {
        Selection<TaskView> selection = new Selection<>(TaskSorting.VIEWS, request);
        Consumer<Then<Task>> wanted =
                task -> {
                    TaskView view = TaskViews.of(task.state(), NOBODY, !task.whole());
                    if (view.behind()) {
                        selection.doubt();
                    }
                    if (TaskCriteria.match(criteria, view)) {
                        selection.add(view);
                    }
                };
        if (criteria.projectId() == null) {
            then.tasks(wish, caller, position, wanted);
        } else {
            then.tasksOf(wish, criteria.projectId(), position, wanted);
        }
        return selection;
    }

    /** Before anything is folded for the caller; what is shown in the end is decided with it. */
    private void requireVisible(Freshness wish, Caller caller, UUID projectId) {
        reader.read(wish, WORKSPACE, snapshot -> visibility.require(snapshot, caller, projectId));
    }

    private List<TaskView> views(Snapshot snapshot, List<Then<Task>> tasks) {
        Stream<@Nullable String> assignees = tasks.stream().map(each -> each.state().assigneeId());
        Names.Known known = names.of(snapshot, assignees);
        return tasks.stream()
                .map(each -> TaskViews.of(each.state(), known, !each.whole()))
                .toList();
    }
}
