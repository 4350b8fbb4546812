package io.taskledger.platform.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import java.time.Duration;
import java.time.Instant;

/**
 * Whose tokens count no more though they have not expired. Remembered for as long as a token of a
 * session may be accepted; whoever follows the log tells it. Safe for threads.
 */
public final class Revocations {

    /** Sign-outs within one session's life, about 20 MB; beyond it some are forgotten. */
    private static final int MOST_SESSIONS = 100_000;

    private final Duration longestAccess;
    private final Cache<Session, Boolean> sessions;
    private final Cache<String, Instant> people;

    private record Session(String userId, String name) {}

    /**
     * @param longestAccess from the sign-in to the end of the last token, clocks considered
     */
    Revocations(Duration longestAccess) {
        this(longestAccess, Ticker.systemTicker());
    }

    Revocations(Duration longestAccess, Ticker clock) {
        this.longestAccess = longestAccess;
        this.sessions =
                Caffeine.newBuilder()
                        .ticker(clock)
                        .expireAfterWrite(longestAccess)
                        .maximumSize(MOST_SESSIONS)
                        .build();
        // What administrators say is never forgotten for want of room: only they make entries.
        this.people = Caffeine.newBuilder().ticker(clock).expireAfterWrite(longestAccess).build();
    }

    /** For how long they have to be known. */
    public Duration longestAccess() {
        return longestAccess;
    }

    /** The tokens of one session count no more. */
    public void signedOut(String userId, String session) {
        sessions.put(new Session(userId, session), true);
    }

    /** No token counts whose session began by then, to the second. */
    public void revoked(String userId, Instant at) {
        people.asMap().merge(userId, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether the tokens of this session of the caller count no more. */
    public boolean cover(Caller caller) {
        return cover(caller.id(), caller.session());
    }

    boolean cover(String userId, Caller.Session session) {
        if (session.name() != null
                && sessions.getIfPresent(new Session(userId, session.name())) != null) {
            return true;
        }
        Instant revoked = people.getIfPresent(userId);
        // Tokens tell seconds: what began in the same one may have begun before.
        return revoked != null && !session.begun().isAfter(revoked);
    }
}
