package io.taskledger.query.timetravel;

import io.taskledger.query.timetravel.Past.Kind;
import io.taskledger.query.workspace.Project;
import io.taskledger.query.workspace.Task;

import java.util.Map;

/** What is folded: all, or without what may be large, for as long as only a few are shown. */
public final class Outlines {

    private static final String TASK_TYPE = "Task";
    private static final String PROJECT_TYPE = "Project";

    public static final Kind<Task> TASK = new Kind<>(TASK_TYPE, Task::fold);
    public static final Kind<Project> PROJECT = new Kind<>(PROJECT_TYPE, Project::fold);

    /** A task without its description. */
    public static final Kind<Task> OF_TASK =
            new Kind<>(TASK_TYPE, (before, fact) -> outline(Task.fold(before, fact)));

    /** A project without its description and its members. */
    public static final Kind<Project> OF_PROJECT =
            new Kind<>(PROJECT_TYPE, (before, fact) -> outline(Project.fold(before, fact)));

    private Outlines() {}

    private static Task outline(Task task) {
        return new Task(
                task.id(),
                task.projectId(),
                task.title(),
                null,
                task.status(),
                task.priority(),
                task.dueDate(),
                task.assigneeId(),
                task.labels(),
                task.state(),
                task.version(),
                task.created(),
                task.updated(),
                task.position());
    }

    private static Project outline(Project project) {
        return new Project(
                project.id(),
                project.name(),
                null,
                project.archived(),
                project.trashed(),
                Map.of(),
                project.version(),
                project.created(),
                project.updated(),
                project.position());
    }
}
