package io.taskledger.query.task;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.page.PageView;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.query.FindTasks;
import io.taskledger.api.task.view.TaskView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.model.Tallies;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.model.Tasks;
import io.taskledger.query.person.Names;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Finds tasks in a snapshot of the read model. */
@Component
public final class TaskQueries {

    private final Tasks tasks;
    private final Tallies tallies;
    private final Names names;
    private final Visibility visibility;
    private final Lister<TaskRow> lister;

    TaskQueries(Tasks tasks, Tallies tallies, Names names, Visibility visibility) {
        this.tasks = tasks;
        this.tallies = tallies;
        this.names = names;
        this.visibility = visibility;
        this.lister = new Lister<>(tasks, TaskSorting.ROWS);
    }

    Content<PageView<TaskView>> find(
            Snapshot snapshot,
            Caller caller,
            FindTasks criteria,
            ListRequest<TaskRow> request,
            Links links) {
        if (criteria.projectId() != null) {
            visibility.require(snapshot, caller, criteria.projectId());
        }
        int generation = snapshot.generation(ProjectionName.WORKSPACE);
        return lister.page(
                request,
                TaskFilter.of(criteria, caller, generation),
                total(criteria, generation),
                rows -> views(snapshot, rows),
                links);
    }

    Content<TaskView> get(Snapshot snapshot, Caller caller, UUID projectId, UUID taskId) {
        TaskRow row = require(snapshot, caller, projectId, taskId);
        Names.Known known =
                names.of(snapshot, java.util.stream.Stream.of(row).map(TaskRow::assigneeId));
        boolean stable =
                known.changedAt(row.assigneeId()) < row.position()
                        && snapshot.isOfThisEpoch(ProjectionName.WORKSPACE, row.position());
        return Content.item(TaskViews.of(row, known), row.version(), stable);
    }

    /**
     * @throws ProblemException with {@code not_found} if there is no such task in this project or
     *     the caller may not see it
     */
    public TaskRow require(Snapshot snapshot, Caller caller, UUID projectId, UUID taskId) {
        visibility.require(snapshot, caller, projectId);
        return tasks.findByGenerationAndIdAndProjectId(
                        snapshot.generation(ProjectionName.WORKSPACE), taskId, projectId)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private List<TaskView> views(Snapshot snapshot, List<TaskRow> rows) {
        Names.Known known = names.of(snapshot, rows.stream().map(TaskRow::assigneeId));
        return rows.stream().map(row -> TaskViews.of(row, known)).toList();
    }

    /** All of a project need not be counted: the projection did. */
    private @Nullable LongSupplier total(FindTasks criteria, int generation) {
        UUID projectId = criteria.projectId();
        if (projectId == null || !criteria.isPlain()) {
            return null;
        }
        return () ->
                tallies.findByGenerationAndProjectId(generation, projectId)
                        .map(
                                tally ->
                                        criteria.state() == TaskState.TRASHED
                                                ? tally.trashed()
                                                : tally.todo() + tally.inProgress() + tally.done())
                        .orElse(0L);
    }
}
