package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Fingerprints by position, of as many positions as it has places: a later one takes the place of
 * an earlier one that falls on it. Reading and writing take no lock.
 */
final class MarkTable {

    /** What a place has beside a fingerprint, to tell the positions that fall on it apart. */
    private static final long TAGS = (1L << (Long.SIZE - LogMark.BITS)) - 1;

    private static final long FINGERPRINTS = (1L << LogMark.BITS) - 1;

    private final AtomicLongArray places;

    MarkTable(int size) {
        places = new AtomicLongArray(size);
    }

    /**
     * @param mark with a fingerprint; not that before the first event
     */
    void put(LogMark mark) {
        places.set(index(mark.position()), tag(mark.position()) | mark.fingerprint());
    }

    /** What is known to stand at the position; without a fingerprint if nothing is. */
    LogMark get(long position) {
        long found = places.get(index(position));
        return found != 0 && (found & ~FINGERPRINTS) == tag(position)
                ? new LogMark(position, found & FINGERPRINTS)
                : LogMark.position(position);
    }

    private int index(long position) {
        return (int) (position % places.length());
    }

    /** Never 0 before position 10<sup>11</sup>. */
    private long tag(long position) {
        return ((position / places.length() + 1) & TAGS) << LogMark.BITS;
    }
}
