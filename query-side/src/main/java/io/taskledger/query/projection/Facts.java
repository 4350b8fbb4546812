package io.taskledger.query.projection;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.eventlog.read.RecordedEvent;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

import java.util.Map;

/** Facts from the two forms in which the log hands out its events. */
public final class Facts {

    private Facts() {}

    /** From the tail. */
    public static Fact of(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new Fact(
                message.trackingToken().position().orElseThrow(),
                event.getTimestamp(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                texts(event.getMetaData()),
                (LedgerEvent) event.getPayload());
    }

    /** The log holds nothing but texts there. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(MetaData metadata) {
        return (Map<String, String>) (Map<String, ?>) metadata;
    }

    /** From reading at a place. */
    public static Fact of(RecordedEvent event) {
        return new Fact(
                event.position(),
                event.recordedAt(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.metadata(),
                (LedgerEvent) event.payload());
    }
}
