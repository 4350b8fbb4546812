package io.taskledger.platform.health;

/**
 * A bean that tells whether one thing is there without which the service cannot serve, such as the
 * event log. Redis is never one: without it answers are right, only slower.
 */
public interface Readiness {

    /** A short name for operators, such as {@code event-log}. */
    String name();

    /** Asks now; may block up to a second. False and any exception both mean: not ready. */
    boolean isReady() throws Exception;
}
