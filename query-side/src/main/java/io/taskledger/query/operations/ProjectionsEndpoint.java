package io.taskledger.query.operations;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.ProjectionView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** {@code GET /api/admin/projections}: how each projection fares. */
@RestController
class ProjectionsEndpoint {

    private final ProjectionStatus status;

    ProjectionsEndpoint(ProjectionStatus status) {
        this.status = status;
    }

    @GetMapping("/api/admin/projections")
    List<ProjectionView> all(Caller caller) {
        Visibility.requireAdmin(caller);
        return status.all();
    }

    @GetMapping("/api/admin/projections/{name}")
    ProjectionView one(@PathVariable String name, Caller caller) {
        Visibility.requireAdmin(caller);
        return ProjectionName.of(name)
                .map(status::of)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
