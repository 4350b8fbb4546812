package io.taskledger.api.task.query;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Which tasks to list; an empty list or null does not narrow.
 *
 * @param projectId null: every project the caller may see, but none in the trash
 * @param assignees user ids; {@link #NOBODY} stands for tasks without one
 * @param dueBefore exclusive
 * @param dueAfter exclusive
 * @param text part of the title, in any case
 */
public record FindTasks(
        @Nullable UUID projectId,
        TaskState state,
        List<TaskStatus> statuses,
        List<TaskPriority> priorities,
        List<String> assignees,
        List<String> labels,
        @Nullable LocalDate dueBefore,
        @Nullable LocalDate dueAfter,
        @Nullable String text) {

    /** No user id is empty. */
    public static final String NOBODY = "";

    /** Whether only project and state narrow the list. */
    public boolean isPlain() {
        return priorities.isEmpty()
                && statuses.isEmpty()
                && assignees.isEmpty()
                && labels.isEmpty()
                && dueBefore == null
                && dueAfter == null
                && text == null;
    }
}
