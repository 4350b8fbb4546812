package io.taskledger.query.task;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.view.TaskView;
import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.workspace.SortKeys;

import java.util.List;
import java.util.UUID;

/** What lists of tasks may be sorted by, in tables and in memory. */
final class TaskSorting {

    private static final String USUAL = "createdAt,desc";

    static final Sorting<TaskRow> ROWS =
            new Sorting<>(
                    List.of(
                            SortField.time("createdAt", "created_at", TaskRow::createdAt),
                            SortField.time("updatedAt", "updated_at", TaskRow::updatedAt),
                            SortField.text("title", "title_key", TaskRow::titleKey),
                            SortField.date("dueDate", "due_key", TaskRow::dueKey),
                            SortField.constant(
                                    "priority", "priority", TaskRow::priority, TaskPriority.class),
                            SortField.constant(
                                    "status", "status", TaskRow::status, TaskStatus.class)),
                    USUAL,
                    "id",
                    TaskRow::id,
                    UUID::fromString);

    static final Sorting<TaskView> VIEWS =
            new Sorting<>(
                    List.of(
                            SortField.time("createdAt", "created_at", TaskView::createdAt),
                            SortField.time("updatedAt", "updated_at", TaskView::updatedAt),
                            SortField.text("title", "title_key", view -> SortKeys.of(view.title())),
                            SortField.date(
                                    "dueDate", "due_key", view -> SortKeys.of(view.dueDate())),
                            SortField.constant(
                                    "priority", "priority", TaskView::priority, TaskPriority.class),
                            SortField.constant(
                                    "status", "status", TaskView::status, TaskStatus.class)),
                    USUAL,
                    "id",
                    TaskView::id,
                    UUID::fromString);

    private TaskSorting() {}
}
