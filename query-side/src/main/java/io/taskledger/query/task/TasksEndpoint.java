package io.taskledger.query.task;

import io.taskledger.api.page.PageView;
import io.taskledger.api.task.query.FindTasks;
import io.taskledger.api.task.view.TaskView;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.listing.AsOfParameter;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.SearchParameter;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Subject;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

/** {@code GET …/tasks} of a project and of all projects, and one task. */
@RestController
class TasksEndpoint {

    private final Answers answers;
    private final TaskQueries queries;
    private final PastTasks past;

    TasksEndpoint(Answers answers, TaskQueries queries, PastTasks past) {
        this.past = past;
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/projects/{projectId}/tasks")
    @ListParameters
    @SearchParameter
    @TaskFilterParameters
    @AsOfParameter
    @Takes(value = Holding.HEAVY_READ, onlyWith = "asOf")
    Answer<PageView<TaskView>> ofProject(
            @PathVariable UUID projectId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        return list(projectId, caller, parameters, wish, request);
    }

    @GetMapping("/api/tasks")
    @ListParameters
    @SearchParameter
    @TaskFilterParameters
    @AsOfParameter
    @Takes(value = Holding.HEAVY_READ, onlyWith = "asOf")
    Answer<PageView<TaskView>> ofAll(
            Caller caller, Parameters parameters, Freshness wish, HttpServletRequest request) {
        return list(null, caller, parameters, wish, request);
    }

    @GetMapping("/api/projects/{projectId}/tasks/{taskId}")
    @AsOfParameter
    @Takes(value = Holding.HEAVY_READ, onlyWith = "asOf")
    Answer<TaskView> get(
            @PathVariable UUID projectId,
            @PathVariable UUID taskId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        Instant asOf = parameters.instant("asOf");
        if (asOf != null) {
            return past.get(wish, caller, projectId, taskId, asOf);
        }
        return answers.answer(
                wish,
                Subject.project(projectId, caller, false, request),
                queries.get(caller, projectId, taskId));
    }

    private Answer<PageView<TaskView>> list(
            @Nullable UUID projectId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        FindTasks criteria = TaskCriteria.of(parameters, caller, projectId);
        Instant asOf = parameters.instant("asOf");
        if (asOf != null) {
            return past.list(
                    wish,
                    caller,
                    criteria,
                    ListRequest.of(parameters, TaskSorting.VIEWS),
                    Links.of(request),
                    asOf);
        }
        ListRequest<TaskRow> list = ListRequest.of(parameters, TaskSorting.ROWS);
        Subject subject =
                projectId == null
                        ? Subject.workspace(caller, request)
                        : Subject.project(projectId, caller, parameters.has("assignee"), request);
        return answers.answer(
                wish, subject, queries.find(caller, criteria, list, Links.of(request)));
    }
}
