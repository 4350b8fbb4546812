package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.axon.LogEventMessage;
import io.taskledger.eventlog.read.EventDecoder;
import io.taskledger.eventlog.read.EventRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What stands at a position: usually one event. It is deserialised when a stream first comes to it,
 * once for all of them. One that cannot be read is kept as its failure, so that it stops those who
 * come to it and nobody else.
 */
final class Slot {

    private final LogMark mark;
    private final String type;
    private final int size;
    private final EventDecoder decoder;
    private @Nullable EventRow row;
    private volatile @Nullable Decoded decoded;

    private record Decoded(List<LogEventMessage> messages, @Nullable RuntimeException failure) {}

    Slot(EventRow row, EventDecoder decoder) {
        this.mark = row.mark();
        this.type = row.type();
        this.size = row.size();
        this.row = row;
        this.decoder = decoder;
    }

    long position() {
        return mark.position();
    }

    LogMark mark() {
        return mark;
    }

    /** The event's name, as the log has it. */
    String type() {
        return type;
    }

    /** Characters of what the log has here. */
    int size() {
        return size;
    }

    List<LogEventMessage> messagesOrThrow() {
        Decoded known = decoded;
        if (known == null) {
            known = decode();
        }
        if (known.failure() != null) {
            throw known.failure();
        }
        return known.messages();
    }

    /** Streams come here together: the others wait for the first. */
    private synchronized Decoded decode() {
        Decoded known = decoded;
        EventRow raw = row;
        if (known == null && raw != null) {
            known = decode(raw);
            decoded = known;
            row = null;
        }
        return java.util.Objects.requireNonNull(known);
    }

    private Decoded decode(EventRow raw) {
        try {
            return new Decoded(
                    decoder.decode(raw).stream()
                            .map(event -> new LogEventMessage(event, raw.size()))
                            .toList(),
                    null);
        } catch (RuntimeException e) {
            return new Decoded(List.of(), e);
        }
    }
}
