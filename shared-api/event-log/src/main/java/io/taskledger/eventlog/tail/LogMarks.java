package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.append.LogConnections;
import io.taskledger.eventlog.read.EventRow;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the log has an event that somebody says to have seen. The last positions and those
 * that were asked for lately are known here, without a lock and without asking; for others the log
 * is asked, by one statement for all who want to know.
 */
public final class LogMarks {

    /** Last positions known, 128 KB. */
    private static final int RECENT = 1 << 14;

    /** Older positions known because somebody asked. */
    private static final int ASKED = 1 << 13;

    /** How long it may take the tail to come to an event that is in the log. */
    private static final Duration LAG = Duration.ofMillis(25);

    /** How long anyone waits for what the log says. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LogTail tail;
    private final MarkLookup lookup;
    private volatile Known known = new Known(LogMark.START);

    /** What is known of one log; another one begins with nothing. */
    private static final class Known {

        final MarkTable recent = new MarkTable(RECENT);
        final MarkTable asked = new MarkTable(ASKED);
        volatile LogMark head;

        Known(LogMark head) {
            this.head = head;
            if (head.position() > 0) {
                recent.put(head);
            }
        }

        LogMark at(long position) {
            if (position == 0) {
                return LogMark.START;
            }
            LogMark found = recent.get(position);
            return found.hasFingerprint() ? found : asked.get(position);
        }

        boolean confirms(LogMark mark) {
            if (mark.position() > head.position()) {
                return false;
            }
            LogMark there = at(mark.position());
            return !mark.hasFingerprint() || there.fingerprint() == mark.fingerprint();
        }
    }

    LogMarks(LogTail tail, LogConnections connections) {
        this.tail = tail;
        this.lookup = new MarkLookup(connections);
    }

    /** The last event of which this instance knows. */
    public LogMark head() {
        return known.head;
    }

    /**
     * The head of the log if it lacks an event that somebody has seen; empty if it has it, and also
     * while the log cannot be asked.
     *
     * @param seen without a fingerprint, only whether the log goes so far is told
     */
    public Optional<LogMark> headIfMissing(LogMark seen) {
        if (known.confirms(seen)) {
            return Optional.empty();
        }
        if (seen.position() > tail.head() && awaited(seen)) {
            return Optional.empty();
        }
        return asked(seen);
    }

    /** What stands at a position; without a fingerprint if that cannot be learnt now. */
    public LogMark at(long position) {
        return at(position, PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience how long to wait for what the log says
     */
    public LogMark at(long position, Duration patience) {
        LogMark there = known.at(position);
        if (there.hasFingerprint()) {
            return there;
        }
        Known then = known;
        MarkLookup.Found found = lookup.ask(position, patience);
        LogMark asked = found == null ? null : found.at(position);
        if (asked == null) {
            return there;
        }
        remember(then, asked);
        return asked;
    }

    /**
     * Somebody has just put this event into the log. If something else was known at its position,
     * the log is another one, and what was known of it counts no more.
     */
    public void appended(LogMark there) {
        Known then = known;
        if (differs(then, there.position(), there)) {
            forget(then);
        }
    }

    synchronized void startsAt(LogMark head) {
        known = new Known(head);
    }

    void follow(List<EventRow> rows) {
        Known now = known;
        LogMark last = now.head;
        for (EventRow row : rows) {
            last = row.mark();
            now.recent.put(last);
        }
        now.head = last;
    }

    private boolean awaited(LogMark seen) {
        try {
            tail.awaitBeyond(seen.position() - 1, LAG.toNanos());
            return known.confirms(seen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<LogMark> asked(LogMark seen) {
        Known then = known;
        MarkLookup.Found found = lookup.ask(seen.position(), PATIENCE);
        if (found == null) {
            return Optional.empty();
        }
        LogMark there = found.at(seen.position());
        if (differs(then, seen.position(), there)) {
            forget(then);
        } else if (there != null) {
            remember(then, there);
        }
        return there != null && there.agreesWith(seen)
                ? Optional.empty()
                : Optional.of(found.head());
    }

    /** The log is asked for everything until the tail has looked. */
    private synchronized void forget(Known then) {
        if (known == then) {
            known = new Known(LogMark.START);
        }
        tail.doubt();
    }

    /** Whether it is another log than that of which something is known. */
    private static boolean differs(Known then, long position, @Nullable LogMark there) {
        return there == null
                ? position <= then.head.position()
                : !there.agreesWith(then.at(position));
    }

    /** Nothing that the tail has not come to: it tells when that is no longer so. */
    private static void remember(Known then, LogMark there) {
        if (there.position() > 0 && there.position() <= then.head.position()) {
            then.asked.put(there);
        }
    }
}
