package io.taskledger.query.project;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.page.PageView;
import io.taskledger.api.project.ProjectState;
import io.taskledger.api.project.query.FindProjects;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.listing.AsOfParameter;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.SearchParameter;
import io.taskledger.query.model.ProjectRow;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Subject;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code GET /api/projects} and {@code GET /api/projects/{projectId}}. */
@RestController
class ProjectsEndpoint {

    private final Answers answers;
    private final ProjectQueries queries;
    private final PastProjects past;

    ProjectsEndpoint(Answers answers, ProjectQueries queries, PastProjects past) {
        this.past = past;
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/projects")
    @ListParameters
    @SearchParameter
    @AsOfParameter
    @Takes(value = Holding.HEAVY_READ, onlyWith = "asOf")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "may be repeated",
            array =
                    @ArraySchema(
                            schema = @Schema(implementation = ProjectState.class),
                            arraySchema = @Schema(defaultValue = "ACTIVE")))
    Answer<PageView<ProjectView>> list(
            Caller caller, Parameters parameters, Freshness wish, HttpServletRequest request) {
        FindProjects criteria = criteria(parameters);
        Instant asOf = parameters.instant("asOf");
        if (asOf != null) {
            return past.list(
                    wish,
                    caller,
                    criteria,
                    ListRequest.of(parameters, ProjectSorting.VIEWS),
                    Links.of(request),
                    asOf);
        }
        ListRequest<ProjectRow> list = ListRequest.of(parameters, ProjectSorting.ROWS);
        return answers.answer(
                wish,
                Subject.workspace(caller, request),
                queries.find(caller, criteria, list, Links.of(request)));
    }

    @GetMapping("/api/projects/{projectId}")
    @AsOfParameter
    @Takes(value = Holding.HEAVY_READ, onlyWith = "asOf")
    Answer<ProjectView> get(
            @PathVariable UUID projectId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        Instant asOf = parameters.instant("asOf");
        if (asOf != null) {
            return past.get(wish, caller, projectId, asOf);
        }
        return answers.answer(
                wish,
                Subject.project(projectId, caller, true, request),
                queries.get(caller, projectId));
    }

    private static FindProjects criteria(Parameters parameters) {
        List<ProjectState> states = parameters.constants("state", ProjectState.class);
        return new FindProjects(
                states.isEmpty() ? List.of(ProjectState.ACTIVE) : states, parameters.text("q"));
    }
}
