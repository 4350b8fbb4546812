package io.taskledger.query.workspace;

import io.taskledger.api.task.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * By how much a batch changes the number of a project's tasks.
 *
 * @param position of the last event that was counted
 */
record Tally(UUID projectId, long todo, long inProgress, long done, long trashed, long position) {

    /** The difference that one step of a task makes. */
    static Tally difference(@Nullable Task before, Task after) {
        return none(after).plus(after, 1).plus(before, -1);
    }

    Tally plus(Tally later) {
        return new Tally(
                projectId,
                todo + later.todo,
                inProgress + later.inProgress,
                done + later.done,
                trashed + later.trashed,
                Math.max(position, later.position));
    }

    private static Tally none(Task task) {
        return new Tally(task.projectId(), 0, 0, 0, 0, task.position());
    }

    private Tally plus(@Nullable Task task, int by) {
        if (task == null) {
            return this;
        }
        if (task.state() == TaskState.TRASHED) {
            return new Tally(projectId, todo, inProgress, done, trashed + by, position);
        }
        return switch (task.status()) {
            case TODO -> new Tally(projectId, todo + by, inProgress, done, trashed, position);
            case IN_PROGRESS ->
                    new Tally(projectId, todo, inProgress + by, done, trashed, position);
            case DONE -> new Tally(projectId, todo, inProgress, done + by, trashed, position);
        };
    }
}
