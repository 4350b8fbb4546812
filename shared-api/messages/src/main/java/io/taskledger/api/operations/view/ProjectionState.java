package io.taskledger.api.operations.view;

/** Whether a projection moves. */
public enum ProjectionState {
    /** An instance holds each of its segments. */
    RUNNING,
    /** Some segment has no living owner. */
    UNCLAIMED,
    /** It cannot go on, and tries again until it can. */
    FAILED,
    /** An operator has stopped it, on every instance. */
    PAUSED
}
