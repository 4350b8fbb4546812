package io.taskledger.query.history;

import io.taskledger.api.history.view.HistoryEntry;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.model.HistoryLines;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.reading.Subject;
import io.taskledger.query.task.TaskQueries;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Set;
import java.util.UUID;

/** {@code GET …/history} of a project and of a task. */
@RestController
class HistoryEndpoint {

    private static final Set<ProjectionName> FROM =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);

    private final Reader reader;
    private final Visibility visibility;
    private final TaskQueries tasks;
    private final HistoryViews views;
    private final Lister<HistoryRow> lister;

    HistoryEndpoint(
            Reader reader,
            Visibility visibility,
            TaskQueries tasks,
            HistoryViews views,
            HistoryLines lines) {
        this.reader = reader;
        this.visibility = visibility;
        this.tasks = tasks;
        this.views = views;
        this.lister = new Lister<>(lines, HistorySorting.BY_POSITION);
    }

    @GetMapping("/api/projects/{projectId}/history")
    @ListParameters
    Answer<PageView<HistoryEntry>> ofProject(
            @PathVariable UUID projectId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        ListRequest<HistoryRow> list = ListRequest.of(parameters, HistorySorting.BY_POSITION);
        return reader.answer(
                wish,
                FROM,
                Subject.project(projectId, caller, false, request),
                snapshot -> {
                    visibility.require(snapshot, caller, projectId);
                    return page(snapshot, projectId, list, Links.of(request));
                });
    }

    @GetMapping("/api/projects/{projectId}/tasks/{taskId}/history")
    @ListParameters
    Answer<PageView<HistoryEntry>> ofTask(
            @PathVariable UUID projectId,
            @PathVariable UUID taskId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        ListRequest<HistoryRow> list = ListRequest.of(parameters, HistorySorting.BY_POSITION);
        return reader.answer(
                wish,
                FROM,
                Subject.project(projectId, caller, false, request),
                snapshot -> {
                    tasks.require(snapshot, caller, projectId, taskId);
                    return page(snapshot, taskId, list, Links.of(request));
                });
    }

    private Content<PageView<HistoryEntry>> page(
            Snapshot snapshot, UUID id, ListRequest<HistoryRow> list, Links links) {
        return lister.page(
                list,
                Where.<HistoryRow>generation(snapshot.generation(ProjectionName.HISTORY))
                        .and(Where.is("aggregateId", id.toString())),
                null,
                rows -> views.of(snapshot, rows),
                links);
    }
}
