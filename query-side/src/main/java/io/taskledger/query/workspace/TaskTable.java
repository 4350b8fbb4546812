package io.taskledger.query.workspace;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.projection.Upsert;

import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tasks as rows, many at a time. */
final class TaskTable {

    private static final Upsert<Task> UPSERT =
            new Upsert<Task>("task", "id")
                    .column("id", "uuid", Task::id)
                    .column("project_id", "uuid", Task::projectId)
                    .column("title", "text", Task::title)
                    .indexed("title_key", "text", task -> SortKeys.of(task.title()))
                    .column("description", "text", Task::description)
                    .column("status", "smallint", task -> (short) task.status().ordinal())
                    .column("priority", "smallint", task -> (short) task.priority().ordinal())
                    .column("due_date", "date", Task::dueDate)
                    .column("due_key", "date", task -> SortKeys.of(task.dueDate()))
                    .indexed("assignee_id", "text", Task::assigneeId)
                    .indexed("labels", "varchar[]", Task::labels)
                    .column("state", "text", task -> task.state().name())
                    .column("version", "bigint", Task::version)
                    .column("created_at", "timestamptz", task -> task.created().at())
                    .column("created_by", "text", task -> task.created().by())
                    .column("updated_at", "timestamptz", task -> task.updated().at())
                    .column("updated_by", "text", task -> task.updated().by())
                    .column("position", "bigint", Task::position);

    private TaskTable() {}

    static List<Task> load(JdbcTemplate jdbc, int generation, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "select * from task where generation = ? and id = any (?)",
                (row, number) -> task(row),
                generation,
                ids.toArray(UUID[]::new));
    }

    static void write(JdbcTemplate jdbc, int generation, Collection<Task> tasks) {
        UPSERT.write(jdbc, generation, tasks);
    }

    static void copy(JdbcTemplate jdbc, int generation, Collection<Task> tasks) {
        UPSERT.copy(jdbc, generation, tasks);
    }

    private static Task task(ResultSet row) throws SQLException {
        Array labels = row.getArray("labels");
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                TaskStatus.values()[row.getInt("status")],
                TaskPriority.values()[row.getInt("priority")],
                row.getObject("due_date", LocalDate.class),
                row.getString("assignee_id"),
                List.of((String[]) labels.getArray()),
                TaskState.valueOf(row.getString("state")),
                row.getLong("version"),
                touch(row, "created"),
                touch(row, "updated"),
                row.getLong("position"));
    }

    static Touch touch(ResultSet row, String what) throws SQLException {
        return new Touch(
                row.getObject(what + "_at", OffsetDateTime.class).toInstant(),
                row.getString(what + "_by"));
    }
}
