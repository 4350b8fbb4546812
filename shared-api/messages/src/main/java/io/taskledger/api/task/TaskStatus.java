package io.taskledger.api.task;

/** Where a task stands; the columns of the board, left to right. */
public enum TaskStatus {
    TODO,
    IN_PROGRESS,
    DONE
}
