package io.taskledger.eventlog.append;

import java.time.Duration;

/**
 * @param batchCommands most commands in a batch
 * @param batchBytes about the most bytes in a batch; a single bigger command still goes alone
 * @param queuedBytes about the most bytes waiting; more callers wait for room
 * @param patience how long an unreachable log is retried before {@link LogUnavailableException}
 */
public record AppendSettings(
        int batchCommands, int batchBytes, int queuedBytes, Duration patience) {

    /** Batches of up to 256 commands and 1 MiB; 16 MiB waiting; 5 s of patience. */
    public static final AppendSettings DEFAULT =
            new AppendSettings(256, 1 << 20, 16 << 20, Duration.ofSeconds(5));

    public AppendSettings {
        if (batchCommands < 1 || batchBytes < 1 || queuedBytes < batchBytes) {
            throw new IllegalArgumentException("Append settings out of range");
        }
    }
}
