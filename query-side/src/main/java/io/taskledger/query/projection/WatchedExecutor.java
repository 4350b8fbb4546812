package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Tells of errors that end a task. Axon's processor survives exceptions only: after an error it
 * would wait for that task for good, and nobody would hear of it.
 */
final class WatchedExecutor extends ScheduledThreadPoolExecutor {

    private final Consumer<Exception> onFailure;

    WatchedExecutor(int threads, ThreadFactory factory, Consumer<Exception> onFailure) {
        super(threads, factory);
        this.onFailure = onFailure;
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        if (task instanceof Future<?> ended
                && ended.state() == Future.State.FAILED
                && ended.exceptionNow() instanceof Error error) {
            onFailure.accept(new IllegalStateException("A task ended with an error", error));
        }
    }
}
