package io.taskledger.eventlog.append;

/** Sees what the group append does, for metrics. Called by callers' threads; must not block. */
public interface AppendObserver {

    /** Sees nothing. */
    AppendObserver NONE = new AppendObserver() {};

    /** A batch was decided. */
    default void appended(int commands, int events, long nanos) {}

    /** The common path refused a batch, and the checking path follows. */
    default void rejected(int commands) {}

    /** The log did not answer, and the batch is tried again. */
    default void retried(int attempt) {}
}
