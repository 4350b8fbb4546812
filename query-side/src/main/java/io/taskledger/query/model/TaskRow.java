package io.taskledger.query.model;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A task.
 *
 * @param assigneeName null for nobody, and for someone who never signed in
 * @param assigneeNamedAt position of the last change of that name; 0 if there is none
 */
public record TaskRow(
        UUID id,
        UUID projectId,
        String title,
        String titleKey,
        @Nullable String description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable LocalDate dueDate,
        LocalDate dueKey,
        @Nullable String assigneeId,
        @Nullable String assigneeName,
        long assigneeNamedAt,
        List<String> labels,
        TaskState state,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        long position,
        boolean behind) {

    private static final Table<TaskRow> TABLE = table(Behind.column(false, "t.id::text"));
    private static final Table<TaskRow> WITH_PARKED = table(Behind.column(true, "t.id::text"));
    private static final TaskStatus[] STATUSES = TaskStatus.values();
    private static final TaskPriority[] PRIORITIES = TaskPriority.values();

    /**
     * @param parked whether events are: then each row says whether one of its own is
     */
    public static Table<TaskRow> table(boolean parked) {
        return parked ? WITH_PARKED : TABLE;
    }

    private static Table<TaskRow> table(String behind) {
        return Table.of(
                "task",
                """
                t.id, t.project_id, t.title, t.title_key, t.description, t.status, t.priority, t.due_date, t.due_key,
                t.assignee_id, a.name as assignee_name, coalesce(a.position, 0) as assignee_named_at, t.labels,
                t.state, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.position,\
                """
                        + behind,
                "left join person a on a.generation = t.generation and a.id = t.assignee_id",
                (row, number) -> of(row));
    }

    private static TaskRow of(ResultSet row) throws SQLException {
        return new TaskRow(
                Rows.id(row, "id"),
                Rows.id(row, "project_id"),
                row.getString("title"),
                row.getString("title_key"),
                row.getString("description"),
                STATUSES[row.getShort("status")],
                PRIORITIES[row.getShort("priority")],
                row.getObject("due_date", LocalDate.class),
                row.getObject("due_key", LocalDate.class),
                row.getString("assignee_id"),
                row.getString("assignee_name"),
                row.getLong("assignee_named_at"),
                Rows.texts(row, "labels"),
                TaskState.valueOf(row.getString("state")),
                row.getLong("version"),
                Rows.time(row, "created_at"),
                row.getString("created_by"),
                Rows.time(row, "updated_at"),
                row.getString("updated_by"),
                row.getLong("position"),
                row.getBoolean("behind"));
    }
}
