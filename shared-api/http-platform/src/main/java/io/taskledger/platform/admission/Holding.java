package io.taskledger.platform.admission;

/** What callers hold places for. */
public enum Holding {
    /** A request of a signed-in caller, from when the token was found good to its answer. */
    REQUEST,
    /** A request body on its way in. */
    BODY,
    /** The bytes of bodies in memory, until their requests are answered. */
    BODY_BYTES,
    /** The bytes of an answer that is ready, until its client has taken it. */
    ANSWER_BYTES,
    /** A request that waits for state that is not there yet. */
    WAIT,
    /** A stream of changes; it does not count as a {@link #REQUEST}. */
    STREAM,
    /** A request that reads far more than a page: the past, an export, the audit trail. */
    HEAVY_READ,
    /** A request of someone who is not signed in. */
    STRANGER,
    /** A request of a monitor. */
    PROBE;

    String tag() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
