package io.taskledger.eventlog.tail;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * What stands for an event of which an upcaster makes none: so that whoever follows the log knows
 * that it has come past it.
 */
public record NothingHere() {

    private static final NothingHere PAYLOAD = new NothingHere();

    static TrackedEventMessage<?> at(long position) {
        return new GenericTrackedEventMessage<>(
                new PositionToken(position), GenericEventMessage.asEventMessage(PAYLOAD));
    }
}
