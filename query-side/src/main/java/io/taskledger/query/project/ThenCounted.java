package io.taskledger.query.project;

import io.taskledger.api.project.view.TaskCounts;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.timetravel.Past.Then;
import io.taskledger.query.workspace.Task;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the tasks that a project had at a time, one after the other. */
final class ThenCounted implements Consumer<Then<Task>> {

    private final Map<TaskStatus, Long> active = new EnumMap<>(TaskStatus.class);
    private boolean whole = true;

    @Override
    public void accept(Then<Task> task) {
        whole &= task.whole();
        if (task.state().state() == TaskState.ACTIVE) {
            active.merge(task.state().status(), 1L, Long::sum);
        }
    }

    /** Whether every task could be folded up to its last event. */
    boolean isWhole() {
        return whole;
    }

    TaskCounts counts() {
        return new TaskCounts(
                active.getOrDefault(TaskStatus.TODO, 0L),
                active.getOrDefault(TaskStatus.IN_PROGRESS, 0L),
                active.getOrDefault(TaskStatus.DONE, 0L));
    }
}
