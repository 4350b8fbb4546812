package io.taskledger.query.operations;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.ProjectionName;

/** The projection that a path names. */
public final class ProjectionPath {

    private ProjectionPath() {}

    /**
     * @throws ProblemException with {@code not_found} if there is none of that name
     */
    public static ProjectionName of(String name) {
        return ProjectionName.of(name).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
