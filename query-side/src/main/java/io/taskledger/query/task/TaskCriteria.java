package io.taskledger.query.task;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.query.FindTasks;
import io.taskledger.api.task.view.TaskView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.workspace.SortKeys;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads what tasks are asked for from the parameters of a request. */
final class TaskCriteria {

    private TaskCriteria() {}

    /**
     * @param projectId null for all the caller's projects
     */
    static FindTasks of(Parameters parameters, Caller caller, @Nullable UUID projectId) {
        List<TaskState> states = parameters.constants("state", TaskState.class);
        if (states.size() > 1) {
            throw ProblemException.invalidParameter("state", "can be given once only");
        }
        return new FindTasks(
                projectId,
                states.isEmpty() ? TaskState.ACTIVE : states.getFirst(),
                parameters.constants("status", TaskStatus.class),
                parameters.constants("priority", TaskPriority.class),
                parameters.texts("assignee").stream().map(who -> assignee(who, caller)).toList(),
                parameters.texts("label"),
                parameters.date("dueBefore"),
                parameters.date("dueAfter"),
                parameters.text("q"));
    }

    /** Whether the task answers the query, apart from whose projects it asks for. */
    static boolean match(FindTasks wanted, TaskView task) {
        return task.state() == wanted.state()
                && isOf(wanted.statuses(), task.status())
                && isOf(wanted.priorities(), task.priority())
                && isOf(
                        wanted.assignees(),
                        Objects.requireNonNullElse(task.assigneeId(), FindTasks.NOBODY))
                && task.labels().containsAll(wanted.labels())
                && isDue(wanted, task.dueDate())
                && (wanted.text() == null
                        || SortKeys.of(task.title()).contains(SortKeys.sought(wanted.text())));
    }

    private static <T> boolean isOf(List<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static boolean isDue(FindTasks wanted, @Nullable LocalDate due) {
        LocalDate before = wanted.dueBefore();
        LocalDate after = wanted.dueAfter();
        return (before == null || (due != null && due.isBefore(before)))
                && (after == null || (due != null && due.isAfter(after)));
    }

    private static String assignee(String who, Caller caller) {
        return switch (who) {
            case "me" -> caller.id();
            case "none" -> FindTasks.NOBODY;
            default -> who;
        };
    }
}
