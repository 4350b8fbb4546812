package io.taskledger.query.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.page.PageView;
import io.taskledger.api.project.query.FindProjects;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.api.project.view.TaskCounts;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.model.ProjectRow;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Asked;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Query;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Queries on projects. */
@Component
final class ProjectQueries {

    private static final Lister<ProjectRow> LISTER =
            new Lister<>(ProjectSorting.ROWS, "description");

    private final Visibility visibility;

    ProjectQueries(Visibility visibility) {
        this.visibility = visibility;
    }

    Query<PageView<ProjectView>> find(
            Caller caller, FindProjects criteria, ListRequest<ProjectRow> request, Links links) {
        return questions -> {
            boolean parked = questions.areParked(ProjectionName.WORKSPACE);
            int generation = questions.generation(ProjectionName.WORKSPACE);
            Where wanted =
                    Where.generation(generation)
                            .isNamed("state", criteria.states())
                            .contains("name_key", criteria.text());
            return LISTER.page(
                    questions,
                    ProjectRow.table(caller.id(), generation, parked),
                    request,
                    Visibility.seenBy(wanted, caller, "id", parked),
                    null,
                    Parked.inProjectsOf(questions, caller),
                    row -> view(row, row.behind()),
                    links);
        };
    }

    Query<ProjectView> get(Caller caller, UUID projectId) {
        return questions -> {
            int generation = questions.generation(ProjectionName.WORKSPACE);
            Asked<List<ProjectRow>> found =
                    questions.rows(
                            ProjectRow.table(caller.id(), generation, false),
                            Where.generation(generation).is("id", projectId));
            BooleanSupplier countedBehind = Parked.inProject(questions, projectId);
            return snapshot -> {
                visibility.requireNotBehind(snapshot, caller, projectId);
                ProjectRow row =
                        found.get().stream()
                                .findFirst()
                                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
                boolean behind = countedBehind.getAsBoolean();
                boolean stable =
                        !behind
                                && row.countedAt() < row.position()
                                && snapshot.isOfThisEpoch(ProjectionName.WORKSPACE, row.position());
                return Content.item(view(row, behind), row.version(), stable);
            };
        };
    }

    private static ProjectView view(ProjectRow row, boolean behind) {
        return new ProjectView(
                row.id(),
                row.name(),
                row.description(),
                row.state(),
                row.role(),
                new TaskCounts(row.todo(), row.inProgress(), row.done()),
                row.memberCount(),
                row.version(),
                row.createdAt(),
                row.createdBy(),
                row.updatedAt(),
                row.updatedBy(),
                behind);
    }
}
