package io.taskledger.query.task;

import io.taskledger.api.project.ProjectState;
import io.taskledger.api.task.query.FindTasks;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.model.ProjectRow;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.model.Where;

import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;

import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Which rows answer {@link FindTasks}. */
final class TaskFilter {

    private TaskFilter() {}

    static Specification<TaskRow> of(FindTasks criteria, Caller caller, int generation) {
        Specification<TaskRow> filter =
                Where.<TaskRow>generation(generation)
                        .and(Where.is("state", criteria.state()))
                        .and(scope(criteria.projectId(), caller))
                        .and(Where.isIn("status", criteria.statuses()))
                        .and(Where.isIn("priority", criteria.priorities()))
                        .and(assignees(criteria.assignees()))
                        .and(due(criteria.dueBefore(), criteria.dueAfter()))
                        .and(Where.contains("titleKey", criteria.text()));
        for (String label : criteria.labels()) {
            filter = filter.and(label(label));
        }
        return filter;
    }

    private static Specification<TaskRow> scope(@Nullable UUID projectId, Caller caller) {
        return projectId == null
                ? Visibility.<TaskRow>seenBy(caller, "projectId").and(outsideTrash())
                : Where.is("projectId", projectId);
    }

    private static Specification<TaskRow> outsideTrash() {
        return (row, query, builder) -> {
            Subquery<UUID> trash = query.subquery(UUID.class);
            Root<ProjectRow> project = trash.from(ProjectRow.class);
            trash.select(project.get("id"))
                    .where(
                            builder.equal(project.get("generation"), row.get("generation")),
                            builder.equal(project.get("state"), ProjectState.TRASHED));
            return builder.not(row.get("projectId").in(trash));
        };
    }

    private static Specification<TaskRow> assignees(List<String> wanted) {
        if (wanted.isEmpty()) {
            return Specification.unrestricted();
        }
        return (row, query, builder) -> {
            Predicate named = row.get("assigneeId").in(wanted);
            return wanted.contains(FindTasks.NOBODY)
                    ? builder.or(row.get("assigneeId").isNull(), named)
                    : named;
        };
    }

    private static Specification<TaskRow> due(
            @Nullable LocalDate before, @Nullable LocalDate after) {
        return (row, query, builder) -> {
            Predicate due = builder.conjunction();
            if (before != null || after != null) {
                due = builder.and(due, row.get("dueDate").isNotNull());
            }
            if (before != null) {
                due = builder.and(due, builder.lessThan(row.get("dueKey"), before));
            }
            return after == null
                    ? due
                    : builder.and(due, builder.greaterThan(row.get("dueKey"), after));
        };
    }

    private static Specification<TaskRow> label(String label) {
        return (row, query, builder) ->
                ((HibernateCriteriaBuilder) builder).arrayContains(row.get("labels"), label);
    }
}
