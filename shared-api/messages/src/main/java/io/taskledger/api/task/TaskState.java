package io.taskledger.api.task;

/** Whether a task is in its project or in the trash. */
public enum TaskState {
    ACTIVE,
    TRASHED
}
