package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.axon.EventMessages;
import io.taskledger.eventlog.read.EventDecoder;
import io.taskledger.eventlog.read.EventRow;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What stands at a position: usually one event. One that cannot be read is kept as its failure, so
 * that it stops those who come to it and nobody else.
 */
record Slot(
        long position,
        List<? extends TrackedEventMessage<?>> messages,
        @Nullable RuntimeException failure) {

    static Slot of(EventRow row, EventDecoder decoder) {
        try {
            var messages = decoder.decode(row).stream().map(EventMessages::of).toList();
            return new Slot(row.position(), messages, null);
        } catch (RuntimeException e) {
            return new Slot(row.position(), List.of(), e);
        }
    }

    List<? extends TrackedEventMessage<?>> messagesOrThrow() {
        if (failure != null) {
            throw failure;
        }
        return messages;
    }
}
