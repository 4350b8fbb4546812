package io.taskledger.query.projection;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.eventlog.read.RecordedEvent;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

import java.util.Map;
import java.util.stream.Collectors;

/** Facts from the two forms in which the log hands out its events. */
public final class Facts {

    private Facts() {}

    /** From the tail. */
    public static Fact of(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        Map<String, String> metadata =
                event.getMetaData().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, each -> each.getValue().toString()));
        return new Fact(
                message.trackingToken().position().orElseThrow(),
                event.getTimestamp(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                metadata,
                (LedgerEvent) event.getPayload());
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
