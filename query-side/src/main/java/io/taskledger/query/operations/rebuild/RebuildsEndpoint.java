package io.taskledger.query.operations.rebuild;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.RebuildView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.operations.ProjectionPath;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.reading.Parameters;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.UUID;

/** {@code /api/admin/rebuilds}: begins, shows and steers rebuilds. */
@RestController
class RebuildsEndpoint {

    private final Rebuilds rebuilds;
    private final RebuildViews views;
    private final Requests requests;
    private final Switch switching;

    RebuildsEndpoint(Rebuilds rebuilds, RebuildViews views, Requests requests, Switch switching) {
        this.rebuilds = rebuilds;
        this.views = views;
        this.requests = requests;
        this.switching = switching;
    }

    @PostMapping("/api/admin/projections/{name}/rebuilds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Parameter(
            name = "autoPromote",
            in = ParameterIn.QUERY,
            description = "promote it once it has caught up and is equal to the live generation",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    ResponseEntity<RebuildView> begin(
            @PathVariable String name, Caller caller, Parameters parameters, RequestIds request) {
        Visibility.requireAdmin(caller);
        UUID id =
                requests.request(
                        ProjectionPath.of(name),
                        parameters.flag("autoPromote"),
                        Operator.of(caller, request));
        return ResponseEntity.accepted()
                .location(URI.create("/api/admin/rebuilds/" + id))
                .body(views.of(require(id)));
    }

    @GetMapping("/api/admin/rebuilds/{id}")
    RebuildView rebuild(@PathVariable UUID id, Caller caller) {
        Visibility.requireAdmin(caller);
        return views.of(require(id));
    }

    /** Holds it where it is, on every instance. */
    @PostMapping("/api/admin/rebuilds/{id}/pause")
    RebuildView pauseRebuild(@PathVariable UUID id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        requests.pause(id, Operator.of(caller, request));
        return views.of(require(id));
    }

    @PostMapping("/api/admin/rebuilds/{id}/resume")
    RebuildView resumeRebuild(@PathVariable UUID id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        requests.resume(id, Operator.of(caller, request));
        return views.of(require(id));
    }

    /** Gives it up; its tables are dropped. */
    @PostMapping("/api/admin/rebuilds/{id}/cancel")
    RebuildView cancelRebuild(@PathVariable UUID id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        requests.cancel(id, Operator.of(caller, request));
        return views.of(require(id));
    }

    /** Has queries read it, whether or not it is equal to the live generation. */
    @PostMapping("/api/admin/rebuilds/{id}/promote")
    RebuildView promoteRebuild(@PathVariable UUID id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        switching.promote(require(id), Operator.of(caller, request));
        return views.of(require(id));
    }

    /** Has queries read the generation before it again. */
    @PostMapping("/api/admin/rebuilds/{id}/rollback")
    RebuildView rollBackRebuild(@PathVariable UUID id, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        switching.rollBack(require(id), Operator.of(caller, request));
        return views.of(require(id));
    }

    private Rebuild require(UUID id) {
        return rebuilds.find(id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
