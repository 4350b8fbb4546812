package io.taskledger.eventlog.tail;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/**
 * Everything up to and including this position has been seen. Positions have no gaps, so this is
 * all that there is to remember. JSON: {@code {"position": 42}}.
 *
 * @param value 0 before the first event
 */
public record PositionToken(@JsonProperty("position") long value) implements TrackingToken {

    /** Before the first event. */
    public static final PositionToken TAIL = new PositionToken(0);

    /**
     * The position of a token that belongs to this log, wrapped or not; 0 for none.
     *
     * @throws IllegalArgumentException when it has no position
     */
    public static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow(() -> foreign(token));
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return valueOf(other) < value ? other : this;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return valueOf(other) > value ? other : this;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || valueOf(other) <= value;
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(value);
    }

    private static long valueOf(TrackingToken other) {
        if (other instanceof PositionToken token) {
            return token.value;
        }
        throw foreign(other);
    }

    private static IllegalArgumentException foreign(TrackingToken token) {
        return new IllegalArgumentException("Not a token of this log: " + token);
    }
}
