package io.taskledger.query.task;

import io.taskledger.api.task.query.FindTasks;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Parts;
import io.taskledger.query.model.Where;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Which rows answer {@link FindTasks}. */
final class TaskFilter {

    private TaskFilter() {}

    /** Rows of one project, or of whichever projects. */
    static Where of(FindTasks criteria, int generation) {
        Where wanted = Where.generation(generation).is("state", criteria.state().name());
        if (criteria.projectId() != null) {
            wanted.is("project_id", criteria.projectId());
        }
        wanted.isNumbered("status", criteria.statuses());
        wanted.isNumbered("priority", criteria.priorities());
        assignees(wanted, criteria.assignees());
        due(wanted, criteria.dueBefore(), criteria.dueAfter());
        wanted.contains("title_key", criteria.text());
        if (!criteria.labels().isEmpty()) {
            wanted.and("t.labels @> ?", (Object) criteria.labels().toArray(String[]::new));
        }
        return wanted;
    }

    /** Narrows rows down to those of the caller's projects that are not in the trash. */
    static Where ofVisible(Where wanted, Caller caller, boolean parked) {
        return Visibility.seenBy(wanted, caller, "project_id", parked)
                .and(
                        """
                        t.project_id not in (select p.id
                                             from   project p
                                             where  p.generation = t.generation and p.state = 'TRASHED')\
                        """);
    }

    /**
     * The project that is asked for, or the caller's projects that are not in the trash. Whose they
     * are is hidden from the planner: it would make a plan for each request, which takes longer
     * than to run the one that it keeps.
     */
    static Parts projects(
            FindTasks criteria, Caller caller, int generation, String column, boolean parked) {
        if (criteria.projectId() != null) {
            return new Parts(
                    "project_id", "select ?::uuid as id", List.of(criteria.projectId()), null);
        }
        Where ordered =
                column.equals("created_at")
                        ? Where.generation(generation).is("state", criteria.state().name())
                        : null;
        return caller.isAdmin()
                ? new Parts(
                        "project_id",
                        "select p.id from project p where p.generation = %d and p.state <> 'TRASHED'"
                                .formatted(generation),
                        List.of(),
                        ordered)
                : new Parts(
                        "project_id",
                        """
                        select p.id
                        from   project_member m
                        join   project p on p.generation = m.generation and p.id = m.project_id
                        where  m.generation = %d and m.user_id = (select ?::text) and p.state <> 'TRASHED'%s\
                        """
                                .formatted(
                                        generation,
                                        parked ? " and " + Visibility.NOBODY_REMOVED : ""),
                        List.of(caller.id()),
                        ordered);
    }

    /** Whether an index of all tasks finds those that are wanted in the order that is. */
    static boolean isFoundWithoutProjects(FindTasks criteria, Caller caller, String column) {
        boolean named =
                !criteria.assignees().isEmpty() && !criteria.assignees().contains(FindTasks.NOBODY);
        return named || (caller.isAdmin() && column.equals("created_at"));
    }

    private static void assignees(Where wanted, List<String> assignees) {
        if (!assignees.isEmpty()) {
            String named = "t.assignee_id = any (?)";
            wanted.and(
                    assignees.contains(FindTasks.NOBODY)
                            ? "(t.assignee_id is null or " + named + ")"
                            : named,
                    (Object) assignees.toArray(String[]::new));
        }
    }

    private static void due(Where wanted, @Nullable LocalDate before, @Nullable LocalDate after) {
        if (before != null || after != null) {
            wanted.and("t.due_date is not null");
        }
        if (before != null) {
            wanted.and("t.due_key < ?", before);
        }
        if (after != null) {
            wanted.and("t.due_key > ?", after);
        }
    }
}
