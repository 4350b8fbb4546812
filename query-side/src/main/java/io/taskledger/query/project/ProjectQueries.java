package io.taskledger.query.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.page.PageView;
import io.taskledger.api.project.query.FindProjects;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.model.ProjectRow;
import io.taskledger.query.model.Projects;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Snapshot;

import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/** Finds projects in a snapshot of the read model. */
@Component
final class ProjectQueries {

    private final Projects projects;
    private final ProjectViews views;
    private final Visibility visibility;
    private final Lister<ProjectRow> lister;

    ProjectQueries(Projects projects, ProjectViews views, Visibility visibility) {
        this.projects = projects;
        this.views = views;
        this.visibility = visibility;
        this.lister = new Lister<>(projects, ProjectSorting.ROWS);
    }

    Content<PageView<ProjectView>> find(
            Snapshot snapshot,
            Caller caller,
            FindProjects criteria,
            ListRequest<ProjectRow> request,
            Links links) {
        int generation = snapshot.generation(ProjectionName.WORKSPACE);
        Specification<ProjectRow> filter =
                Where.<ProjectRow>generation(generation)
                        .and(Where.isIn("state", criteria.states()))
                        .and(Where.contains("nameKey", criteria.text()))
                        .and(Visibility.seenBy(caller, "id"));
        return lister.page(
                request, filter, null, rows -> views.of(caller, generation, rows), links);
    }

    Content<ProjectView> get(Snapshot snapshot, Caller caller, UUID projectId) {
        visibility.require(snapshot, caller, projectId);
        int generation = snapshot.generation(ProjectionName.WORKSPACE);
        ProjectRow row =
                projects.findByGenerationAndId(generation, projectId)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        ProjectView view = views.of(caller, generation, List.of(row)).getFirst();
        boolean stable =
                views.countedAt(generation, projectId) < row.position()
                        && snapshot.isOfThisEpoch(ProjectionName.WORKSPACE, row.position());
        return Content.item(view, view.version(), stable);
    }
}
