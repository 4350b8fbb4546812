package io.taskledger.query.projection;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.eventlog.axon.LogEventMessage;
import io.taskledger.eventlog.read.RecordedEvent;

import org.axonframework.eventhandling.TrackedEventMessage;

/** Facts from the two forms in which the log hands out its events. */
public final class Facts {

    private Facts() {}

    /** From the tail. */
    public static Fact of(TrackedEventMessage<?> message) {
        return of(((LogEventMessage) message).event());
    }

    /** From reading at a place. */
    public static Fact of(RecordedEvent event) {
        return new Fact(
                event.position(),
                event.appendId(),
                event.recordedAt(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.metadata(),
                (LedgerEvent) event.payload());
    }
}
