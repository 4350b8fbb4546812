package io.taskledger.local.process;

import java.time.Duration;

/** How long to wait before a part is started again: doubling, from 0.2 s to 10 s. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration STABLE = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /**
     * @param lived how long the part ran; after 30 s the waiting starts small again
     */
    Duration after(Duration lived) {
        if (lived.compareTo(STABLE) >= 0) {
            next = FIRST;
        }
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return now;
    }
}
