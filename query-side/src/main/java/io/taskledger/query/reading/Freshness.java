package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fresh an answer must be.
 *
 * @param token of what the answer must include; that of position 0 asks for nothing
 * @param patience how long it may wait for that, at most {@link #MOST}
 * @param preferred whether the client chose the wait
 * @param since of {@link System#nanoTime()}, when the request came
 */
public record Freshness(ConsistencyToken token, Duration patience, boolean preferred, long since) {

    static final Duration USUAL = Duration.ofSeconds(2);
    static final Duration MOST = Duration.ofSeconds(10);

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])");

    /** How long anybody may wait for an answer, apart from a position that is waited for. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Of what is read once the position is there. */
    private static final Duration READING = Duration.ofSeconds(1);

    /** A wish that is made now. */
    public Freshness(ConsistencyToken token, Duration patience, boolean preferred) {
        this(token, patience, preferred, System.nanoTime());
    }

    /**
     * @param token value of Consistency-Token
     * @param prefer value of Prefer; preferences other than {@code wait} are not for us
     * @throws ProblemException with {@code invalid_consistency_token}
     */
    static Freshness of(@Nullable String token, @Nullable String prefer) {
        ConsistencyToken atLeast = token == null ? ConsistencyToken.START : decoded(token);
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.find()) {
            return new Freshness(atLeast, USUAL, false);
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return new Freshness(atLeast, asked.compareTo(MOST) > 0 ? MOST : asked, true);
    }

    /** Position in the log that the answer must include. */
    public long atLeast() {
        return token.position();
    }

    /** The same wish, made now: for one of many readings that make up a long answer. */
    public Freshness again() {
        return new Freshness(token, patience, preferred);
    }

    /** Until when a position is waited for, of {@link System#nanoTime()}. */
    public long awaitedUntil() {
        return since + patience.toNanos();
    }

    /** Until when there must be an answer or an error, of {@link System#nanoTime()}. */
    public long deadline() {
        long answer = since + ANSWER.toNanos();
        return atLeast() == 0 ? answer : Math.max(answer, awaitedUntil() + READING.toNanos());
    }

    /** The same wish, but for a position that may be further on. */
    public Freshness including(long position) {
        return position <= atLeast()
                ? this
                : new Freshness(new ConsistencyToken(position), patience, preferred, since);
    }

    private static ConsistencyToken decoded(String token) {
        return ConsistencyToken.decode(token.strip())
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_CONSISTENCY_TOKEN));
    }
}
