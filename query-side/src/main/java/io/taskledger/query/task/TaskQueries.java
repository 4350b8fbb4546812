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
import io.taskledger.query.listing.Parts;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Asked;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Query;
import io.taskledger.query.reading.Questions;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Queries on tasks. */
@Component
public final class TaskQueries {

    private static final Lister<TaskRow> LISTER = new Lister<>(TaskSorting.ROWS);

    private final Visibility visibility;

    TaskQueries(Visibility visibility) {
        this.visibility = visibility;
    }

    Query<PageView<TaskView>> find(
            Caller caller, FindTasks criteria, ListRequest<TaskRow> request, Links links) {
        return questions -> {
            Function<Snapshot, Content<PageView<TaskView>>> page =
                    page(questions, caller, criteria, request, links);
            return snapshot -> {
                if (criteria.projectId() != null) {
                    visibility.require(snapshot, caller, criteria.projectId());
                }
                return page.apply(snapshot);
            };
        };
    }

    private static Function<Snapshot, Content<PageView<TaskView>>> page(
            Questions questions,
            Caller caller,
            FindTasks criteria,
            ListRequest<TaskRow> request,
            Links links) {
        int generation = questions.generation(ProjectionName.WORKSPACE);
        Where wanted = TaskFilter.of(criteria, generation);
        String column = request.order().field().column();
        Parts projects = TaskFilter.projects(criteria, caller, generation, column);
        boolean ofAll = criteria.projectId() == null;
        boolean merged = ofAll && !TaskFilter.isFoundWithoutProjects(criteria, caller, column);
        if (ofAll && !merged) {
            TaskFilter.ofVisible(wanted, caller);
        }
        return LISTER.page(
                questions,
                TaskRow.TABLE,
                request,
                wanted,
                merged ? projects : null,
                total(questions, criteria, projects),
                TaskViews::of,
                links);
    }

    Query<TaskView> get(Caller caller, UUID projectId, UUID taskId) {
        return questions -> {
            Asked<List<TaskRow>> found = ask(questions, projectId, taskId);
            return snapshot -> {
                TaskRow row = require(found, snapshot, caller, projectId);
                boolean stable =
                        row.assigneeNamedAt() < row.position()
                                && snapshot.isOfThisEpoch(ProjectionName.WORKSPACE, row.position());
                return Content.item(TaskViews.of(row), row.version(), stable);
            };
        };
    }

    /** Asks for a task of a project. */
    public Asked<List<TaskRow>> ask(Questions questions, UUID projectId, UUID taskId) {
        return questions.rows(
                TaskRow.TABLE,
                Where.generation(questions.generation(ProjectionName.WORKSPACE))
                        .is("id", taskId)
                        .is("project_id", projectId));
    }

    /**
     * @param found the answer for a task of this project
     * @throws ProblemException with {@code not_found} if there is no such task in this project or
     *     the caller may not see it
     */
    public TaskRow require(
            Asked<List<TaskRow>> found, Snapshot snapshot, Caller caller, UUID projectId) {
        visibility.require(snapshot, caller, projectId);
        return found.get().stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    /** All of a project need not be counted: the projection did. */
    private static @Nullable Asked<Long> total(
            Questions questions, FindTasks criteria, Parts projects) {
        if (!criteria.isPlain()) {
            return null;
        }
        return questions.number(
                """
                select sum(%s)
                from   (%s) as part
                join   project_tally t on t.generation = %d and t.project_id = part.id\
                """
                        .formatted(
                                criteria.state() == TaskState.TRASHED
                                        ? "t.trashed"
                                        : "t.todo + t.in_progress + t.done",
                                projects.sql(),
                                questions.generation(ProjectionName.WORKSPACE)),
                projects.parameters());
    }
}
