package io.taskledger.eventlog.read;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Events chunk by chunk: the next one is read when all of the one before are taken. */
final class EventChunks implements Iterator<RecordedEvent> {

    /** A stream is seldom longer, for there are snapshots. */
    private static final int FIRST = 128;

    /** What follows a row; at first there is none. */
    interface Source {
        RowChunk after(@Nullable EventRow row, int limit);
    }

    private final Source source;
    private final EventDecoder decoder;
    private final Deque<EventRow> rows = new ArrayDeque<>();
    private final Deque<RecordedEvent> events = new ArrayDeque<>();
    private @Nullable EventRow reached;
    private int limit = FIRST;
    private boolean last;

    private EventChunks(Source source, EventDecoder decoder) {
        this.source = source;
        this.decoder = decoder;
    }

    /** Nothing is read before the first is asked for, and nothing is held open in between. */
    static Stream<RecordedEvent> stream(Source source, EventDecoder decoder) {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        var chunks = new EventChunks(source, decoder);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(chunks, traits), false);
    }

    @Override
    public boolean hasNext() {
        while (events.isEmpty()) {
            if (rows.isEmpty() && !readNext()) {
                return false;
            }
            events.addAll(decoder.decode(rows.removeFirst()));
        }
        return true;
    }

    @Override
    public RecordedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return events.removeFirst();
    }

    private boolean readNext() {
        if (last) {
            return false;
        }
        RowChunk chunk = source.after(reached, limit);
        last = chunk.last();
        if (chunk.rows().isEmpty()) {
            return false;
        }
        reached = chunk.rows().getLast();
        limit = chunk.nextLimit();
        rows.addAll(chunk.rows());
        return true;
    }
}
