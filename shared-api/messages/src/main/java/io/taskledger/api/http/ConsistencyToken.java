package io.taskledger.api.http;

import java.util.Optional;

/**
 * Opaque to clients: the position in the log that an answer includes. A query that carries one is
 * answered from state at or past it.
 *
 * @param position at least 0; 0 is the empty log
 */
public record ConsistencyToken(long position) {

    public static final String HEADER = "Consistency-Token";

    private static final String PREFIX = "tl1-";

    public ConsistencyToken {
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
    }

    /** The header value. */
    public String encoded() {
        return PREFIX + Long.toString(position, 36);
    }

    /** The token behind a header value; empty if the value is none of ours. */
    public static Optional<ConsistencyToken> decode(String value) {
        if (!value.matches("tl1-[0-9a-z]{1,13}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ConsistencyToken(Long.parseLong(value.substring(PREFIX.length()), 36)));
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }
}
