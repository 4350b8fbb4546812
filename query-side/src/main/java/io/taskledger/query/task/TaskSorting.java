package io.taskledger.query.task;

import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.model.TaskRow;

import java.util.List;
import java.util.UUID;

/** What lists of tasks may be sorted by. */
final class TaskSorting {

    static final Sorting<TaskRow> ROWS =
            new Sorting<>(
                    List.of(
                            SortField.time("createdAt", "createdAt", TaskRow::createdAt),
                            SortField.time("updatedAt", "updatedAt", TaskRow::updatedAt),
                            SortField.text("title", "titleKey", TaskRow::titleKey),
                            SortField.date("dueDate", "dueKey", TaskRow::dueKey),
                            SortField.constant(
                                    "priority",
                                    "priority",
                                    TaskRow::priority,
                                    io.taskledger.api.task.TaskPriority.class),
                            SortField.constant(
                                    "status",
                                    "status",
                                    TaskRow::status,
                                    io.taskledger.api.task.TaskStatus.class)),
                    "createdAt,desc",
                    "id",
                    TaskRow::id,
                    UUID::fromString);

    private TaskSorting() {}
}
