package io.taskledger.query.operations.deadletter;

import io.taskledger.api.operations.view.DeadLetterView;
import io.taskledger.api.operations.view.RetryView;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.operations.ProjectionPath;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.deadletter.DeadLetters.Letter;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Parameters;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/admin/projections/{name}/dead-letters}: lists, retries, gives up. */
@RestController
class DeadLettersEndpoint {

    private final DeadLetters letters;
    private final Retry retry;
    private final Eviction eviction;

    DeadLettersEndpoint(DeadLetters letters, Retry retry, Eviction eviction) {
        this.letters = letters;
        this.retry = retry;
        this.eviction = eviction;
    }

    /** In the order of the log, unless asked for otherwise. */
    @GetMapping("/api/admin/projections/{name}/dead-letters")
    @ListParameters
    ResponseEntity<PageView<DeadLetterView>> deadLetters(
            @PathVariable String name,
            Caller caller,
            Parameters parameters,
            HttpServletRequest request) {
        Visibility.requireAdmin(caller);
        ListRequest<Letter> list = ListRequest.of(parameters, DeadLetters.BY_POSITION);
        Content<PageView<DeadLetterView>> page =
                letters.page(ProjectionPath.of(name), list, Links.of(request));
        HttpHeaders headers = new HttpHeaders();
        if (page.link() != null) {
            headers.set(HttpHeaders.LINK, page.link());
        }
        return new ResponseEntity<>(page.view(), headers, HttpStatus.OK);
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
        eviction.evict(ProjectionPath.of(name), id, Operator.of(caller, request));
    }
}
