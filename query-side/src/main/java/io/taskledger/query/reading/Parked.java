package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Whether what a query shows is behind, because events of it could not be applied and are parked
 * (ADR 15). Asked along with the query; while nothing is parked, as nearly always, nothing is.
 */
public final class Parked {

    private static final String RETRY_AFTER_SECONDS = "60";

    private static final String OF_GENERATION =
            "select exists (select from dead_letter d where d.projection = '%s' and d.generation ="
                    + " %d and %s)::int";

    /** What the release before parked may be anybody's, apart from people. */
    private static final String OF_UNKNOWN_PROJECT =
            "(d.project_id is null and d.event not like 'User%')";

    private static final String IN_MY_PROJECTS =
            """
            d.project_id in (select m.project_id from project_member m
                             where  m.generation = d.generation and m.user_id = ?)\
            """;

    /** People are those of the caller's projects, and one whose id is sought. */
    private static final String OF_MY_PEOPLE =
            """
            (d.event like 'User%%'
             and (d.aggregate_id in (?, ?)
                  or exists (select from project_member m
                             join   project_member other
                                    on other.generation = m.generation and other.project_id = m.project_id
                             where  m.generation = d.generation and m.user_id = ?
                             and    other.user_id = d.aggregate_id))
             or d.event like 'Member%%' and %s)\
            """
                    .formatted(IN_MY_PROJECTS);

    private Parked() {}

    /** Tells that a thing cannot be shown as it is, and not by waiting a moment either. */
    public static ProblemException problem() {
        return new ProblemException(
                        ErrorCode.PROJECTION_BEHIND,
                        "An event of it could not be applied and waits for an operator",
                        Map.of("reason", "parked"))
                .header("Retry-After", RETRY_AFTER_SECONDS);
    }

    /**
     * Whether one thing of a project is behind.
     *
     * @param projectId in which it is asked for: elsewhere there is no such thing
     */
    public static BooleanSupplier thing(
            Questions questions, ProjectionName projection, UUID id, UUID projectId) {
        return ask(
                questions,
                projection,
                "d.aggregate_id = ? and (d.project_id is null or d.project_id = ?)",
                List.of(id.toString(), projectId));
    }

    /** Whether something may be missing from lists of a project, or in the wrong place there. */
    public static BooleanSupplier inProject(Questions questions, UUID projectId) {
        return ask(
                questions,
                ProjectionName.WORKSPACE,
                "(d.project_id = ? or %s)".formatted(OF_UNKNOWN_PROJECT),
                List.of(projectId));
    }

    /** The same for lists of all that the caller may see. */
    public static BooleanSupplier inProjectsOf(Questions questions, Caller caller) {
        List<Object> parameters = new ArrayList<>();
        String mine = "d.project_id is not null";
        if (!caller.isAdmin()) {
            parameters.add(caller.id());
            mine = IN_MY_PROJECTS;
        }
        return ask(
                questions,
                ProjectionName.WORKSPACE,
                "(%s or %s)".formatted(mine, OF_UNKNOWN_PROJECT),
                Collections.unmodifiableList(parameters));
    }

    /**
     * The same for lists of people whom the caller may know.
     *
     * @param sought what may be somebody's id; null for nothing
     */
    public static BooleanSupplier people(
            Questions questions, Caller caller, @Nullable String sought) {
        if (caller.isAdmin()) {
            return ask(questions, ProjectionName.WORKSPACE, "d.event like 'User%'", List.of());
        }
        String me = caller.id();
        return ask(
                questions,
                ProjectionName.WORKSPACE,
                OF_MY_PEOPLE,
                List.of(me, sought == null ? me : sought, me, me));
    }

    private static BooleanSupplier ask(
            Questions questions,
            ProjectionName projection,
            String condition,
            List<Object> parameters) {
        if (!questions.areParked(projection)) {
            return () -> false;
        }
        String sql =
                OF_GENERATION.formatted(
                        projection.text(), questions.generation(projection), condition);
        Asked<Long> found = questions.number(sql, parameters);
        return () -> found.get() > 0;
    }
}
