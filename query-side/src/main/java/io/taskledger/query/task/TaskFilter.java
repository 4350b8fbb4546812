package io.taskledger.query.task;

import io.taskledger.api.task.query.FindTasks;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.model.Where;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Which rows answer {@link FindTasks}. */
final class TaskFilter {

    private TaskFilter() {}

    static Where of(FindTasks criteria, Caller caller, int generation) {
        Where wanted = Where.generation(generation).is("state", criteria.state().name());
        scope(wanted, criteria.projectId(), caller);
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

    private static void scope(Where wanted, @Nullable UUID projectId, Caller caller) {
        if (projectId != null) {
            wanted.is("project_id", projectId);
        } else {
            Visibility.seenBy(wanted, caller, "project_id")
                    .and(
                            """
                            t.project_id not in (select p.id
                                                 from   project p
                                                 where  p.generation = t.generation and p.state = 'TRASHED')\
                            """);
        }
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
