package io.taskledger.query.task;

import io.taskledger.api.task.view.TaskView;
import io.taskledger.query.model.TaskRow;
import io.taskledger.query.person.Names;
import io.taskledger.query.workspace.Task;

/** Shows tasks, from tables and from the log. */
final class TaskViews {

    private TaskViews() {}

    static TaskView of(TaskRow row) {
        return new TaskView(
                row.id(),
                row.projectId(),
                row.title(),
                row.description(),
                row.status(),
                row.priority(),
                row.dueDate(),
                row.assigneeId(),
                row.assigneeName(),
                row.labels(),
                row.state(),
                row.version(),
                row.createdAt(),
                row.createdBy(),
                row.updatedAt(),
                row.updatedBy(),
                row.behind());
    }

    /**
     * @param behind whether an event of it could not be folded
     */
    static TaskView of(Task task, Names.Known known, boolean behind) {
        return new TaskView(
                task.id(),
                task.projectId(),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.dueDate(),
                task.assigneeId(),
                known.name(task.assigneeId()),
                task.labels(),
                task.state(),
                task.version(),
                task.created().at(),
                task.created().by(),
                task.updated().at(),
                task.updated().by(),
                behind);
    }
}
