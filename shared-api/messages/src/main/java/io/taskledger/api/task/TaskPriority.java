package io.taskledger.api.task;

/** How much a task matters, least first: the order in which lists sort. */
public enum TaskPriority {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
