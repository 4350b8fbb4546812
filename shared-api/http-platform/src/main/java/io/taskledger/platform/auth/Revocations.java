package io.taskledger.platform.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whose tokens count no more though they have not expired. Remembered for as long as a token of a
 * session may be accepted; whoever follows the log tells it. Safe for threads.
 */
public final class Revocations {

    /** Sign-outs within one session's life, about 20 MB; beyond it some are forgotten. */
    private static final int MOST_SESSIONS = 100_000;

    private final Duration longestAccess;
    private final Duration clockSkew;
    private final InstantSource clock;
    private final Cache<Session, Boolean> sessions;
    private final Cache<String, Instant> signedOut;
    private final Cache<String, Instant> revoked;

    private record Session(String userId, String name) {}

    /**
     * @param longestAccess from the sign-in to the end of the last token, clocks considered
     * @param clockSkew by how much the clocks of the issuer and of the log may differ
     */
    Revocations(Duration longestAccess, Duration clockSkew) {
        this(longestAccess, clockSkew, InstantSource.system(), Ticker.systemTicker());
    }

    Revocations(Duration longestAccess, Duration clockSkew, InstantSource clock, Ticker ticker) {
        this.longestAccess = longestAccess;
        this.clockSkew = clockSkew;
        this.clock = clock;
        Caffeine<Object, Object> remembering =
                Caffeine.newBuilder().ticker(ticker).expireAfterWrite(longestAccess);
        // What administrators say is never forgotten for want of room: only they make entries.
        this.revoked = remembering.build();
        remembering.maximumSize(MOST_SESSIONS);
        this.sessions = remembering.build();
        this.signedOut = remembering.build();
    }

    /** For how long they have to be known. */
    public Duration longestAccess() {
        return longestAccess;
    }

    /** The tokens of one session count no more. */
    public void signedOut(String userId, String session) {
        sessions.put(new Session(userId, session), true);
    }

    /** No token counts whose session, or which itself if it does not tell, began by then. */
    public void signedOut(String userId, Instant at) {
        remember(signedOut, userId, at);
    }

    /** No token counts whose session began by then; nor one that does not tell when it did. */
    public void revoked(String userId, Instant at) {
        remember(revoked, userId, at);
    }

    private void remember(Cache<String, Instant> ended, String userId, Instant at) {
        Instant now = clock.instant();
        // A quiet log tells of old ones at each start; nothing is accepted that could be so old.
        if (at.plus(longestAccess).plus(longestAccess).isBefore(now)) {
            return;
        }
        Instant then = at.isAfter(now) ? now : at;
        ended.asMap().merge(userId, then, (one, other) -> one.isAfter(other) ? one : other);
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
        Instant withdrawn = revoked.getIfPresent(userId);
        if (withdrawn != null && (!session.tellsBegin() || mayHaveBegunBy(session, withdrawn))) {
            return true;
        }
        Instant left = signedOut.getIfPresent(userId);
        return left != null && mayHaveBegunBy(session, left);
    }

    /** By clocks that may differ, and tokens tell seconds: in doubt it had. */
    private boolean mayHaveBegunBy(Caller.Session session, Instant end) {
        return !session.begun().isAfter(end.plus(clockSkew));
    }
}
