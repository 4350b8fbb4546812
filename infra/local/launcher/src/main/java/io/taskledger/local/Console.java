package io.taskledger.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Plain words for the person at the terminal, with the seconds since the start. */
public final class Console {

    private final Instant start;

    /**
     * @param start what the seconds count from
     */
    public Console(Instant start) {
        this.start = start;
    }

    /** One step that took its time. */
    public synchronized void step(String words) {
        Duration since = Duration.between(start, Instant.now());
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", since.toMillis() / 1000.0, words);
    }

    public synchronized void say(String words) {
        System.out.println(words);
    }
}
