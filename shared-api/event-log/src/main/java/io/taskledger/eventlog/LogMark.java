package io.taskledger.eventlog;

/**
 * Which event stands at a position. Since the log only grows, whoever has seen a mark and finds it
 * again knows that everything up to there is as it was; a log that was restored to an earlier time
 * lacks it or has another event there.
 *
 * @param position 0 before the first event
 * @param fingerprint {@value #BITS} bits made of the position and the random id of the append that
 *     brought the event, which an event that takes its place later does not share; {@link #UNKNOWN}
 *     if only the position is known
 */
public record LogMark(long position, long fingerprint) {

    /** Bits of a fingerprint: one in 10<sup>12</sup> others is the same. */
    public static final int BITS = 40;

    /** No fingerprint. */
    public static final long UNKNOWN = -1;

    /** Before the first event of any log. */
    public static final LogMark START = new LogMark(0, 0);

    /**
     * @param appendId of the append that brought the event; tells nothing at position 0
     */
    public static LogMark of(long position, long appendId) {
        return position == 0
                ? START
                : new LogMark(position, mixed(appendId ^ mixed(position)) >>> (Long.SIZE - BITS));
    }

    /** A position of which no more is known. */
    public static LogMark position(long position) {
        return position == 0 ? START : new LogMark(position, UNKNOWN);
    }

    public boolean hasFingerprint() {
        return fingerprint != UNKNOWN;
    }

    /** Whether both may be of one log: fingerprints are compared where both are known. */
    public boolean agreesWith(LogMark other) {
        return position == other.position
                && (fingerprint == other.fingerprint
                        || !hasFingerprint()
                        || !other.hasFingerprint());
    }

    /** Each bit depends on all bits of the value (the finalizer of SplitMix64). */
    private static long mixed(long value) {
        long once = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
