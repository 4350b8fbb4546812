package io.taskledger.query.task;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.query.FindTasks;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.reading.Parameters;

import org.jspecify.annotations.Nullable;

import java.util.List;
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

    private static String assignee(String who, Caller caller) {
        return switch (who) {
            case "me" -> caller.id();
            case "none" -> FindTasks.NOBODY;
            default -> who;
        };
    }
}
