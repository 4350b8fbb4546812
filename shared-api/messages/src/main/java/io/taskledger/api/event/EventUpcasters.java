package io.taskledger.api.event;

import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * From each older revision of an event to the next one, in this order. Whoever reads the log reads
 * it through all of them.
 */
public final class EventUpcasters {

    private EventUpcasters() {}

    /** None yet: every event is at its first revision. */
    public static EventUpcaster[] all() {
        return new EventUpcaster[0];
    }
}
