package io.taskledger.query.history;

import io.taskledger.api.history.view.HistoryEntry;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Questions;
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
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** {@code GET …/history} of a project and of a task. */
@RestController
class HistoryEndpoint {

    private static final Set<ProjectionName> FROM =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);

    private static final Lister<HistoryRow> LISTER =
            new Lister<>(HistorySorting.BY_POSITION, "changes");

    private final Reader reader;
    private final Visibility visibility;
    private final TaskQueries tasks;
    private final HistoryViews views;

    HistoryEndpoint(Reader reader, Visibility visibility, TaskQueries tasks, HistoryViews views) {
        this.reader = reader;
        this.visibility = visibility;
        this.tasks = tasks;
        this.views = views;
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
                questions -> {
                    Function<Snapshot, Content<PageView<HistoryEntry>>> page =
                            page(questions, projectId, projectId, list, Links.of(request));
                    return snapshot -> {
                        visibility.require(snapshot, caller, projectId);
                        return page.apply(snapshot);
                    };
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
                questions -> {
                    TaskQueries.One task = tasks.ask(questions, caller, projectId, taskId);
                    Function<Snapshot, Content<PageView<HistoryEntry>>> page =
                            page(questions, projectId, taskId, list, Links.of(request));
                    return snapshot -> {
                        task.require(snapshot);
                        return page.apply(snapshot);
                    };
                });
    }

    private Function<Snapshot, Content<PageView<HistoryEntry>>> page(
            Questions questions,
            UUID projectId,
            UUID id,
            ListRequest<HistoryRow> list,
            Links links) {
        BooleanSupplier behind = Parked.thing(questions, ProjectionName.HISTORY, id, projectId);
        Function<Snapshot, Content<PageView<HistoryEntry>>> page =
                LISTER.page(
                        questions,
                        HistoryRow.table(questions.generation(ProjectionName.WORKSPACE)),
                        list,
                        Where.generation(questions.generation(ProjectionName.HISTORY))
                                .is("aggregate_id", id.toString()),
                        null,
                        () -> false,
                        views::of,
                        links);
        return snapshot -> {
            if (behind.getAsBoolean()) {
                throw Parked.problem();
            }
            return page.apply(snapshot);
        };
    }
}
