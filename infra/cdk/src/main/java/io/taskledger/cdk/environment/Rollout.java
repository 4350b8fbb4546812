package io.taskledger.cdk.environment;

/** How a new version takes over from the running one; all roll back by alarm. */
public enum Rollout {
    /** Task by task. */
    ROLLING,
    /** A whole new set beside the old, then all requests at once. */
    BLUE_GREEN,
    /** A whole new set beside the old, a tenth of the requests first. */
    CANARY
}
