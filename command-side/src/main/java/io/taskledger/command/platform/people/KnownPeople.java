package io.taskledger.command.platform.people;

import io.taskledger.api.event.UserEvent;

import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Tells from the log, as it is now, whether someone is known. */
public final class KnownPeople {

    private final EventStore log;

    public KnownPeople(EventStore log) {
        this.log = log;
    }

    /** False also for the id of anything but a person. */
    public boolean isKnown(String userId) {
        DomainEventStream events = log.readEvents(userId);
        return events.hasNext() && events.next().getPayload() instanceof UserEvent;
    }
}
