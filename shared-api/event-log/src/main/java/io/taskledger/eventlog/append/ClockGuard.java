package io.taskledger.eventlog.append;

import java.time.Duration;
import java.time.Instant;

/**
 * A second opinion on the database's clock, which alone decides what time it is in the log: a time
 * that is written down too early stays, because times never go back along positions.
 *
 * @param tolerance how far the database's clock may be ahead of this machine's
 */
record ClockGuard(Duration tolerance) {

    /** The latest time that the log may write down now. */
    Instant latest() {
        return Instant.now().plus(tolerance);
    }
}
