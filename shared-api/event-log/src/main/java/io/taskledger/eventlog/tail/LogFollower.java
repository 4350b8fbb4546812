package io.taskledger.eventlog.tail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Follows the log for one listener on a thread of its own, which nothing but {@link #close} ends.
 * What cannot be read, or what the listener refuses, is tried again every few seconds, loudly, and
 * never skipped; a log that was replaced is followed from anew.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final int PAGE = 500;
    // Positions that are looked through at once for the wanted types.
    private static final int STRETCH = 20_000;
    private static final long WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 3_200;
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long REPORTS_APART = TimeUnit.MINUTES.toNanos(1);

    private final LogTail tail;
    private final LogListener listener;
    private final Set<String> types;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean caughtUp;
    private volatile long position = -1;
    private volatile long advanced = System.nanoTime();
    private long reported;
    private long target;
    private int log = -1;
    private long pause;

    /** Starts to follow, whether or not the database is there yet. */
    public LogFollower(String name, LogTail tail, LogListener listener) {
        this.tail = tail;
        this.listener = listener;
        this.types = Set.copyOf(listener.types());
        this.thread = Thread.ofPlatform().daemon().name("follow-" + name).start(this::run);
    }

    /** Whether the listener has heard, since it began, all that the log had then. */
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    /**
     * Whether the listener hears the log: it has caught up once, and has not been behind without
     * any progress for more than 5 s. Whoever must not miss what is said is not ready otherwise.
     */
    public boolean isHearing() {
        return caughtUp && (behind() == 0 || System.nanoTime() - advanced <= LONGEST_SILENCE);
    }

    /** How many positions of the log this instance knows of and the listener has not heard yet. */
    public long behind() {
        return Math.max(0, tail.head() - Math.max(0, position));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                begin();
                while (!closed) {
                    advance();
                    advanced = System.nanoTime();
                    pause = 0;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (LogReplacedException e) {
                log = -1;
            } catch (Throwable e) { // also errors: a follower that is gone would not be missed
                if (!closed) {
                    report(e);
                }
            }
        }
    }

    private void begin() {
        if (log == tail.log()) {
            return;
        }
        caughtUp = false;
        int current = tail.log();
        position = listener.startsAfter(tail.reader());
        target = tail.reader().head();
        log = current;
    }

    private void advance() throws InterruptedException {
        tail.requireSame(log);
        caughtUp |= position >= target;
        long head = tail.head();
        if (position >= head) {
            tail.awaitBeyond(position, WAIT);
            return;
        }
        Slot next = tail.recent(position + 1);
        if (next != null) {
            tail.requireSame(log);
            take(next);
        } else {
            read(Math.min(head, position + STRETCH));
        }
    }

    private void read(long upTo) {
        List<Slot> slots = tail.read(position, upTo, types, PAGE);
        tail.requireSame(log);
        slots.forEach(this::take);
        if (slots.isEmpty()) {
            position = upTo;
        }
    }

    private void take(Slot slot) {
        if (types.isEmpty() || types.contains(slot.type())) {
            for (var message : slot.messagesOrThrow()) {
                listener.happened(message.event(), slot.size());
            }
        }
        position = slot.position();
    }

    private void report(Throwable e) {
        long now = System.nanoTime();
        if (pause == 0 || now - reported >= REPORTS_APART) {
            reported = now;
            LOG.error("{} stopped after position {}; trying again", thread.getName(), position, e);
        }
        pause = Math.min(LONGEST_PAUSE, pause == 0 ? SHORTEST_PAUSE : 2 * pause);
        try {
            TimeUnit.MILLISECONDS.sleep(pause);
        } catch (InterruptedException interrupted) {
            thread.interrupt();
        }
    }
}
