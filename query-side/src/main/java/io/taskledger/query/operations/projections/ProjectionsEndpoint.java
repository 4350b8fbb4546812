package io.taskledger.query.operations.projections;

import io.taskledger.api.operations.view.ProjectionView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.operations.ProjectionPath;
import io.taskledger.query.operations.action.Operator;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** {@code /api/admin/projections}: how each projection fares; stops it and lets it go on. */
@RestController
class ProjectionsEndpoint {

    private final ProjectionStatus status;
    private final Steering steering;

    ProjectionsEndpoint(ProjectionStatus status, Steering steering) {
        this.status = status;
        this.steering = steering;
    }

    @GetMapping("/api/admin/projections")
    List<ProjectionView> all(Caller caller) {
        Visibility.requireAdmin(caller);
        return status.all();
    }

    @GetMapping("/api/admin/projections/{name}")
    ProjectionView one(@PathVariable String name, Caller caller) {
        Visibility.requireAdmin(caller);
        return status.of(ProjectionPath.of(name));
    }

    /** Stops it on every instance: when this is answered, no event is folded any more. */
    @PostMapping("/api/admin/projections/{name}/pause")
    ProjectionView pauseProjection(@PathVariable String name, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        steering.pause(ProjectionPath.of(name), Operator.of(caller, request));
        return status.of(ProjectionPath.of(name));
    }

    @PostMapping("/api/admin/projections/{name}/resume")
    ProjectionView resumeProjection(@PathVariable String name, Caller caller, RequestIds request) {
        Visibility.requireAdmin(caller);
        steering.resume(ProjectionPath.of(name), Operator.of(caller, request));
        return status.of(ProjectionPath.of(name));
    }
}
