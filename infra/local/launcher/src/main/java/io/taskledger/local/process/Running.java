package io.taskledger.local.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process while it lives. */
public interface Running {

    long pid();

    /** Completes when the process has ended, with words about how it ended. */
    CompletableFuture<String> onExit();

    /** Asks it to finish what it accepted and to end; returns when it has ended. */
    void stop();

    /**
     * @param patience after this it is killed
     */
    static Running of(Process process, Duration patience) {
        return new Running() {
            @Override
            public long pid() {
                return process.pid();
            }

            @Override
            public CompletableFuture<String> onExit() {
                return process.onExit().thenApply(ended -> ExitCode.inWords(ended.exitValue()));
            }

            @Override
            public void stop() {
                process.destroy();
                process.onExit()
                        .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                process.destroyForcibly().onExit().join();
            }
        };
    }
}
