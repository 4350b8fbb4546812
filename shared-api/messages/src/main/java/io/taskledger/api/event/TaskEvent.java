package io.taskledger.api.event;

import java.util.UUID;

/**
 * What happened to a task. The project is repeated in each event so that any reader can tell who
 * may see it.
 */
public sealed interface TaskEvent extends LedgerEvent
        permits TaskCreated,
                TaskRenamed,
                TaskDescriptionChanged,
                TaskStatusChanged,
                TaskPriorityChanged,
                TaskDueDateChanged,
                TaskAssigneeChanged,
                TaskLabelsChanged,
                TaskTrashed,
                TaskRestored {

    UUID taskId();

    UUID projectId();
}
