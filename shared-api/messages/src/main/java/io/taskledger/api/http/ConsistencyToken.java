package io.taskledger.api.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opaque to clients: the position in the log that an answer includes. A query that carries one is
 * answered from state at or past it. The fingerprint tells the event there from any other that
 * could have its position in a log that was restored to an earlier time: such a token is refused
 * with {@link io.taskledger.api.error.ErrorCode#TOKEN_UNKNOWN}.
 *
 * @param position at least 0; 0 is the empty log
 * @param fingerprint of the event there, 40 bits; {@link #UNKNOWN} in tokens of earlier releases
 */
public record ConsistencyToken(long position, long fingerprint) {

    public static final String HEADER = "Consistency-Token";

    /** No fingerprint. */
    public static final long UNKNOWN = -1;

    /** Includes nothing. */
    public static final ConsistencyToken START = new ConsistencyToken(0, 0);

    private static final int RADIX = 36;
    private static final long FINGERPRINTS = 1L << 40;
    private static final int LENGTH = 8;

    /** The second form is that of earlier releases. */
    private static final Pattern FORM =
            Pattern.compile("tl2-([0-9a-z]{1,13})-([0-9a-z]{8})|tl1-([0-9a-z]{1,13})");

    public ConsistencyToken {
        if (position < 0) {
            throw new IllegalArgumentException("position is negative: " + position);
        }
        if (fingerprint < UNKNOWN || fingerprint >= FINGERPRINTS) {
            throw new IllegalArgumentException("not a fingerprint: " + fingerprint);
        }
    }

    /** A token that says nothing of the event there. */
    public ConsistencyToken(long position) {
        this(position, position == 0 ? 0 : UNKNOWN);
    }

    /** The same for a reader of the release before, which knows positions only. */
    public ConsistencyToken withoutFingerprint() {
        return new ConsistencyToken(position, UNKNOWN);
    }

    /** The header value. */
    public String encoded() {
        String place = Long.toString(position, RADIX);
        return fingerprint == UNKNOWN
                ? "tl1-" + place
                : "tl2-" + place + "-" + padded(Long.toString(fingerprint, RADIX));
    }

    /** The token behind a header value; empty if the value is none of ours. */
    public static Optional<ConsistencyToken> decode(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    form.group(3) == null
                            ? new ConsistencyToken(number(form.group(1)), number(form.group(2)))
                            : new ConsistencyToken(number(form.group(3))));
        } catch (IllegalArgumentException beyondBounds) {
            return Optional.empty();
        }
    }

    /** Of one length, so that of two tokens the longer is the later one, as it always was. */
    private static String padded(String fingerprint) {
        return "0".repeat(LENGTH - fingerprint.length()) + fingerprint;
    }

    private static long number(String text) {
        return Long.parseLong(text, RADIX);
    }
}
