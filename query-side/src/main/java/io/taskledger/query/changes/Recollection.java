package io.taskledger.query.changes;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.query.projection.Facts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads the last changes before a place in the log, from there back for as long as there is time:
 * to learn what changed one has to read whole events, and of a time in which people wrote much they
 * are a gigabyte.
 */
final class Recollection {

    private static final int BLOCK = 200;

    private final LogReader events;
    private final Duration patience;
    private final LongSupplier nanos;

    /**
     * @param patience after which no statement is begun
     * @param nanos such as {@link System#nanoTime()}
     */
    Recollection(LogReader events, Duration patience, LongSupplier nanos) {
        this.events = events;
        this.patience = patience;
        this.nanos = nanos;
    }

    /**
     * Changes in order, without a gap.
     *
     * @param floor what comes before the first of them
     */
    record Recalled(LogMark floor, List<Change> changes) {

        Recalled {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param mark the last change that is wanted
     * @param most changes, of the last positions
     */
    Recalled upTo(LogMark mark, int most) {
        long until = nanos.getAsLong() + patience.toNanos();
        long first = Math.max(0, mark.position() - most);
        long reached = mark.position();
        Deque<List<Change>> blocks = new ArrayDeque<>();
        while (reached > first) {
            long after = Math.max(first, reached - BLOCK);
            Optional<List<Change>> block = between(after, reached, until);
            if (block.isEmpty()) {
                break;
            }
            blocks.addFirst(block.get());
            reached = after;
        }
        LogMark floor = reached == mark.position() ? mark : events.markAt(reached);
        return new Recalled(floor, blocks.stream().flatMap(Collection::stream).toList());
    }

    /** Empty if the time was over before all were read. */
    private Optional<List<Change>> between(long after, long upTo, long until) {
        List<Change> changes = new ArrayList<>();
        long read = after;
        while (read < upTo) {
            if (nanos.getAsLong() - until >= 0) {
                return Optional.empty();
            }
            List<RecordedEvent> some = events.after(read, Math.toIntExact(upTo - read));
            if (some.isEmpty()) {
                break;
            }
            some.stream()
                    .filter(event -> event.position() <= upTo)
                    .map(event -> Change.of(Facts.of(event)))
                    .forEach(changes::add);
            read = some.getLast().position();
        }
        return Optional.of(changes);
    }
}
