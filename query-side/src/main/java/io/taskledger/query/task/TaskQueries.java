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
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Query;
import io.taskledger.query.reading.Questions;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Queries on tasks. */
@Component
public final class TaskQueries {

    private static final Lister<TaskRow> LISTER = new Lister<>(TaskSorting.ROWS, "description");

    private final Visibility visibility;

    TaskQueries(Visibility visibility) {
        this.visibility = visibility;
    }

    Query<PageView<TaskView>> find(
            Caller caller, FindTasks criteria, ListRequest<TaskRow> request, Links links) {
        return questions -> {
            UUID projectId = criteria.projectId();
            Function<Snapshot, Content<PageView<TaskView>>> page =
                    page(questions, caller, criteria, request, links);
            return snapshot -> {
                if (projectId != null) {
                    visibility.require(snapshot, caller, projectId);
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
        boolean parked = questions.areParked(ProjectionName.WORKSPACE);
        UUID projectId = criteria.projectId();
        Where wanted = TaskFilter.of(criteria, generation);
        String column = request.order().field().column();
        Parts projects = TaskFilter.projects(criteria, caller, generation, column, parked);
        boolean ofAll = projectId == null;
        boolean merged = ofAll && !TaskFilter.isFoundWithoutProjects(criteria, caller, column);
        if (ofAll && !merged) {
            TaskFilter.ofVisible(wanted, caller, parked);
        }
        return LISTER.page(
                questions,
                TaskRow.table(parked),
                request,
                wanted,
                merged ? projects : null,
                total(questions, criteria, projects),
                projectId == null
                        ? Parked.inProjectsOf(questions, caller)
                        : Parked.inProject(questions, projectId),
                TaskViews::of,
                links);
    }

    Query<TaskView> get(Caller caller, UUID projectId, UUID taskId) {
        return questions -> {
            One task = ask(questions, caller, projectId, taskId);
            return snapshot -> {
                TaskRow row = task.require(snapshot);
                boolean stable =
                        row.assigneeNamedAt() < row.position()
                                && snapshot.isOfThisEpoch(ProjectionName.WORKSPACE, row.position());
                return Content.item(TaskViews.of(row), row.version(), stable);
            };
        };
    }

    /** Asks for a task of a project. */
    public One ask(Questions questions, Caller caller, UUID projectId, UUID taskId) {
        return new One(
                caller,
                projectId,
                questions.rows(
                        TaskRow.table(false),
                        Where.generation(questions.generation(ProjectionName.WORKSPACE))
                                .is("id", taskId)
                                .is("project_id", projectId)),
                Parked.thing(questions, ProjectionName.WORKSPACE, taskId, projectId));
    }

    /** One that was asked for. */
    public final class One {

        private final Caller caller;
        private final UUID projectId;
        private final Asked<List<TaskRow>> found;
        private final BooleanSupplier behind;

        private One(
                Caller caller, UUID projectId, Asked<List<TaskRow>> found, BooleanSupplier behind) {
            this.caller = caller;
            this.projectId = projectId;
            this.found = found;
            this.behind = behind;
        }

        /**
         * The answer.
         *
         * @throws ProblemException with {@code not_found} if there is no such task in this project
         *     or the caller may not see it; with {@code projection_behind} if an event of it is
         *     parked
         */
        public TaskRow require(Snapshot snapshot) {
            visibility.require(snapshot, caller, projectId);
            if (behind.getAsBoolean()) {
                throw Parked.problem();
            }
            return found.get().stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        }
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
