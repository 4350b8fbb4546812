package io.taskledger.eventlog.axon;

import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Recorded events as the messages of Axon. */
public final class EventMessages {

    private EventMessages() {}

    /** Identifier, timestamp and token are the log's. */
    public static GenericTrackedDomainEventMessage<Object> of(RecordedEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new PositionToken(event.position()),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                new GenericMessage<>(event.identifier(), event.payload(), event.metadata()),
                event::recordedAt);
    }
}
