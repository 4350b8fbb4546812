package io.taskledger.query.operations.deadletter;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.operations.view.DeadLetterView;
import io.taskledger.api.operations.view.RetryView;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.operations.ProjectionPath;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.reading.Parameters;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/admin/projections/{name}/dead-letters}: lists, retries, gives up. */
@RestController
class DeadLettersEndpoint {

    private static final int MOST_PAGES = 1_000_000;
    private static final int USUAL_SIZE = 20;
    private static final int MOST = 100;

    private final DeadLetters letters;
    private final Retry retry;

    DeadLettersEndpoint(DeadLetters letters, Retry retry) {
        this.letters = letters;
        this.retry = retry;
    }

    /** In the order of the log. */
    @GetMapping("/api/admin/projections/{name}/dead-letters")
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "0-based",
            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
    PageView<DeadLetterView> deadLetters(
            @PathVariable String name, Caller caller, Parameters parameters) {
        Visibility.requireAdmin(caller);
        return letters.page(
                ProjectionPath.of(name),
                parameters.integer("page", 0, 0, MOST_PAGES),
                parameters.integer("size", USUAL_SIZE, 1, MOST));
    }

    /** Applies all parked events of this one's aggregate again, in their order. */
    @PostMapping("/api/admin/projections/{name}/dead-letters/{id}/retry")
    RetryView retryDeadLetter(
            @PathVariable String name, @PathVariable long id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        return retry.retry(ProjectionPath.of(name), id, Operator.of(caller, request));
    }

    /** Gives the event up: it stays in the log, but not in this projection. */
    @DeleteMapping("/api/admin/projections/{name}/dead-letters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void evictDeadLetter(
            @PathVariable String name, @PathVariable long id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        retry.evict(ProjectionPath.of(name), id, Operator.of(caller, request));
    }
}
