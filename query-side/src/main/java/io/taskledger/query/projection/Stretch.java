package io.taskledger.query.projection;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some events that follow each other in the log, as one message to Axon: moving a message through
 * its coordinator costs more than folding an event.
 */
record Stretch(List<Fact> facts) {

    /**
     * What is there now, with the token of its last event; at least one event, waiting for it.
     *
     * @param most events, unless several stand at the last position
     */
    static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> events, int most)
            throws InterruptedException {
        List<Fact> facts = new ArrayList<>();
        TrackingToken reached;
        do {
            TrackedEventMessage<?> event = events.nextAvailable();
            facts.add(Facts.of(event));
            reached = event.trackingToken();
        } while (goesOn(events, facts.size() < most, reached));
        return new GenericTrackedEventMessage<>(
                reached, GenericEventMessage.asEventMessage(new Stretch(List.copyOf(facts))));
    }

    static List<Fact> factsOf(TrackedEventMessage<?> message) {
        return ((Stretch) message.getPayload()).facts();
    }

    /** An event that cannot be read stops those who come to it next, not what stands before it. */
    private static boolean goesOn(
            BlockingStream<TrackedEventMessage<?>> events, boolean more, TrackingToken reached) {
        try {
            Optional<TrackedEventMessage<?>> next = events.peek();
            return next.isPresent() && (more || next.get().trackingToken().equals(reached));
        } catch (RuntimeException metAgainNextTime) {
            return false;
        }
    }
}
