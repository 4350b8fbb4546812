package io.taskledger.query.projection;

import java.time.Duration;

/**
 * Lets events gather for the next batch where they come close together. Most of what a small batch
 * costs it costs once, however many events it has. An event that comes alone waits for nobody, and
 * neither does what is behind.
 */
final class Gathering {

    private static final Duration REST = Duration.ofMillis(25);

    /** So many are worth a batch as they are. */
    private static final int MANY = 50;

    private Gathering() {}

    /** Rests for a moment after a batch of a few events: as many came while one was at work. */
    static void after(int events) {
        if (events > 1 && events < MANY) {
            try {
                Thread.sleep(REST);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
