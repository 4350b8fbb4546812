package io.taskledger.eventlog.append;

import java.time.Duration;

/**
 * @param inFlight batches under way at once; one gathers while the other commits
 * @param batchCommands most commands in a batch
 * @param batchBytes about the most bytes in a batch; a single bigger command still goes alone
 * @param queuedBytes about the most bytes waiting; more callers wait for room
 * @param patience how long an unreachable log is retried before {@link LogUnavailableException}
 */
public record AppendSettings(
        int inFlight, int batchCommands, int batchBytes, int queuedBytes, Duration patience) {

    /** One batch in flight of up to 256 commands and 1 MiB; 16 MiB waiting; 5 s of patience. */
    public static final AppendSettings DEFAULT =
            new AppendSettings(1, 256, 1 << 20, 16 << 20, Duration.ofSeconds(5));

    public AppendSettings {
        if (inFlight < 1 || batchCommands < 1 || batchBytes < 1 || queuedBytes < batchBytes) {
            throw new IllegalArgumentException("Append settings out of range");
        }
    }
}
