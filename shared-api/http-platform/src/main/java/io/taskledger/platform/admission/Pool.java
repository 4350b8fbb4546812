package io.taskledger.platform.admission;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The places for one thing. Remembers a caller only while the caller holds one. */
final class Pool {

    private final long whole;
    private final long share;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentHashMap<String, Long> byCaller = new ConcurrentHashMap<>();

    /**
     * @param whole of all callers together
     * @param share of one caller; never more than the whole
     */
    Pool(long whole, long share) {
        this.whole = whole;
        this.share = Math.min(share, whole);
    }

    /**
     * @throws BeyondException at once, if there are not as many left
     */
    Place take(String caller, long places) throws BeyondException {
        if (!fits(caller, places)) {
            throw new BeyondException(true);
        }
        if (taken.addAndGet(places) > whole) {
            giveBack(caller, places);
            throw new BeyondException(false);
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.getAndSet(false)) {
                giveBack(caller, places);
            }
        };
    }

    private boolean fits(String caller, long places) {
        boolean[] fits = {false};
        byCaller.compute(
                caller,
                (name, before) -> {
                    long had = before == null ? 0 : before;
                    fits[0] = had + places <= share;
                    return fits[0] ? Long.valueOf(had + places) : before;
                });
        return fits[0];
    }

    private void giveBack(String caller, long places) {
        taken.addAndGet(-places);
        byCaller.computeIfPresent(caller, (name, had) -> had == places ? null : had - places);
    }

    long taken() {
        return taken.get();
    }

    long whole() {
        return whole;
    }

    /** There is no place left: of the caller's own share, or of the whole. */
    static final class BeyondException extends Exception {

        private final boolean share;

        BeyondException(boolean share) {
            super(share ? "beyond the caller's share" : "beyond the whole", null, false, false);
            this.share = share;
        }

        boolean ofShare() {
            return share;
        }
    }
}
