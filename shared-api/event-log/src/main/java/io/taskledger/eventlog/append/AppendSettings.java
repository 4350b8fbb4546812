package io.taskledger.eventlog.append;

import java.time.Duration;

/**
 * @param batchCommands most commands in a batch
 * @param batchBytes about the most bytes in a batch; a single bigger command still goes alone
 * @param queuedBytes about the most bytes waiting; more callers wait for room
 * @param patience how long a caller waits in all before {@link LogUnavailableException}
 * @param clockTolerance how far the server's clock may be ahead of this machine's before appends
 *     are refused: times in the log never go back, so a wrong one would stay
 */
public record AppendSettings(
        int batchCommands,
        int batchBytes,
        int queuedBytes,
        Duration patience,
        Duration clockTolerance) {

    /**
     * Batches of up to 256 commands and 1 MiB; 16 MiB waiting; 5 s of patience; clocks that are ten
     * minutes apart, since those of machines may well differ by minutes.
     */
    public static final AppendSettings DEFAULT =
            new AppendSettings(
                    256, 1 << 20, 16 << 20, Duration.ofSeconds(5), Duration.ofMinutes(10));

    /** The default with another patience. */
    public static AppendSettings within(Duration patience) {
        return new AppendSettings(
                DEFAULT.batchCommands,
                DEFAULT.batchBytes,
                DEFAULT.queuedBytes,
                patience,
                DEFAULT.clockTolerance);
    }

    public AppendSettings {
        if (batchCommands < 1 || batchBytes < 1 || queuedBytes < batchBytes) {
            throw new IllegalArgumentException("Append settings out of range");
        }
    }
}
