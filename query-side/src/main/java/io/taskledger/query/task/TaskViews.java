package io.taskledger.query.task;

import io.taskledger.api.task.view.TaskView;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.person.Names;

/** Shows rows as tasks. */
final class TaskViews {

    private TaskViews() {}

    static TaskView of(TaskRow row, Names.Known known) {
        return new TaskView(
                row.id(),
                row.projectId(),
                row.title(),
                row.description(),
                row.status(),
                row.priority(),
                row.dueDate(),
                row.assigneeId(),
                known.name(row.assigneeId()),
                row.labels(),
                row.state(),
                row.version(),
                row.createdAt(),
                row.createdBy(),
                row.updatedAt(),
                row.updatedBy());
    }
}
