package io.taskledger.local.system;

import io.taskledger.local.process.StartFailed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Steps that run side by side, each as soon as those it needs are done. */
final class Steps {

    /** Something to do. */
    interface Action {
        void run() throws Exception;
    }

    private final List<CompletableFuture<Void>> all = new ArrayList<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    /**
     * @param needs not run at all unless these went well
     */
    CompletableFuture<Void> add(Action action, List<CompletableFuture<Void>> needs) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                .thenRun(() -> Thread.ofVirtual().start(() -> run(action, done)));
        all.add(done);
        return done;
    }

    @SafeVarargs
    final CompletableFuture<Void> add(Action action, CompletableFuture<Void>... needs) {
        return add(action, Arrays.asList(needs));
    }

    private void run(Action action, CompletableFuture<Void> done) {
        try {
            action.run();
            done.complete(null);
        } catch (Exception e) {
            failure.completeExceptionally(e);
        }
    }

    /**
     * Returns when all are done.
     *
     * @throws StartFailed as soon as the first fails, while others may still run
     */
    void await() throws InterruptedException, StartFailed {
        var done = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(done, failure).get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof StartFailed reason) {
                throw reason;
            }
            throw new StartFailed(String.valueOf(cause));
        }
    }
}
