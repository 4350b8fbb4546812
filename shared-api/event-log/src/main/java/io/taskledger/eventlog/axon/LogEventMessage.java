package io.taskledger.eventlog.axon;

import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/** A recorded event as a message of Axon: identifier, timestamp and token are the log's. */
public final class LogEventMessage extends GenericTrackedDomainEventMessage<Object> {

    private final transient RecordedEvent event;
    private final int size;

    /** One whose size nobody asks for. */
    public LogEventMessage(RecordedEvent event) {
        this(event, 0);
    }

    /**
     * @param size characters of what the log has of it
     */
    public LogEventMessage(RecordedEvent event, int size) {
        super(
                new PositionToken(event.position()),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                new GenericMessage<>(event.identifier(), event.payload(), event.metadata()),
                event::recordedAt);
        this.event = event;
        this.size = size;
    }

    public RecordedEvent event() {
        return event;
    }

    /** How many characters the log has of it, about the memory that it takes; 0 if not known. */
    public int size() {
        return size;
    }
}
