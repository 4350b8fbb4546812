package io.taskledger.query.projection;

import io.taskledger.eventlog.axon.LogEventMessage;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some events that follow each other in the log, as one message to Axon: moving a message through
 * its coordinator costs more than folding an event.
 *
 * @param upTo position of the last one, also if an upcaster made nothing of that
 * @param weight as many as there are usual events, more where they are large
 */
record Stretch(List<Fact> facts, long upTo, int weight) {

    /** Characters up to which an event counts as one. */
    private static final int USUAL = 1_000;

    /**
     * What is there now, with the token of its last event; at least one, waiting for it.
     *
     * @param most weight, beyond which it does not grow, unless several stand at the last position
     */
    static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> events, int most)
            throws InterruptedException {
        List<Fact> facts = new ArrayList<>();
        int weight = 0;
        TrackingToken reached;
        do {
            TrackedEventMessage<?> next = events.nextAvailable();
            weight++;
            if (next instanceof LogEventMessage event) {
                facts.add(Facts.of(event));
                weight += event.size() / USUAL;
            }
            reached = next.trackingToken();
        } while (goesOn(events, weight < most, reached));
        return new GenericTrackedEventMessage<>(
                reached,
                GenericEventMessage.asEventMessage(
                        new Stretch(List.copyOf(facts), position(reached), weight)));
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }

    static Stretch of(Message<?> message) {
        return (Stretch) message.getPayload();
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
