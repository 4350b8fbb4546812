package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

class RevocationsTest {

    private static final Instant NOON = Instant.parse("2026-12-31T12:00:00Z");

    private final AtomicLong elapsed = new AtomicLong();
    private final AuthProperties properties =
            new AuthProperties(
                    "https://issuer",
                    null,
                    Set.of("web"),
                    Duration.ofSeconds(10),
                    null,
                    Duration.ofHours(12),
                    Duration.ofMinutes(15));
    private final Revocations revocations =
            new Revocations(
                    properties.longestAccess(),
                    properties.clockSkew(),
                    () -> NOON.plus(Duration.ofMinutes(5)),
                    elapsed::get);

    @Test
    void aSignOutCoversTheTokensOfItsSession() {
        revocations.signedOut("ann", "s-1");
        assertThat(covered("ann", "s-1", NOON, null)).isTrue();
        assertThat(covered("ann", "s-1", NOON.plusSeconds(600), null)).isTrue();
        assertThat(covered("ann", "s-2", NOON, null)).isFalse();
        assertThat(covered("bea", "s-1", NOON, null)).isFalse();
    }

    /** The issuer's clock may be ahead of the log's: nobody slips through by that. */
    @Test
    void aRevocationCoversWhatMayHaveBegunBefore() {
        revocations.revoked("ann", NOON.plusMillis(400));
        assertThat(covered("ann", "s-1", NOON, NOON.minusSeconds(1))).isTrue();
        assertThat(covered("ann", "s-1", NOON, NOON)).isTrue();
        assertThat(covered("ann", "s-1", NOON, NOON.plusSeconds(10))).isTrue();
        assertThat(covered("ann", "s-1", NOON, NOON.plusSeconds(11))).isFalse();
        assertThat(covered("bea", "s-1", NOON, NOON)).isFalse();
    }

    @Test
    void aRefreshedTokenIsAsOldAsItsSession() {
        revocations.revoked("ann", NOON);
        assertThat(covered("ann", "s-1", NOON.plusSeconds(60), NOON.minusSeconds(60))).isTrue();
    }

    /** It may have been refreshed since. */
    @Test
    void aTokenThatDoesNotTellWhenItsSessionBeganIsCoveredByARevocation() {
        assertThat(covered("ann", null, null, null)).isFalse();
        revocations.revoked("ann", NOON);
        assertThat(covered("ann", null, null, null)).isTrue();
        assertThat(covered("ann", "s-1", NOON.plusSeconds(3_600), null)).isTrue();
    }

    /** Else nobody could sign in again for hours after signing out. */
    @Test
    void aSignOutCoversTokensIssuedBeforeWhereSessionsAreNotTold() {
        revocations.signedOut("ann", NOON);
        assertThat(covered("ann", null, NOON, null)).isTrue();
        assertThat(covered("ann", null, null, null)).isTrue();
        assertThat(covered("ann", null, NOON.plusSeconds(11), null)).isFalse();
    }

    /** Recorded while the log's clock was ahead. */
    @Test
    void aRevocationIsNoLaterThanNow() {
        revocations.revoked("ann", NOON.plusSeconds(86_400));
        assertThat(covered("ann", "s-1", NOON, NOON.plusSeconds(310))).isTrue();
        assertThat(covered("ann", "s-1", NOON, NOON.plusSeconds(311))).isFalse();
    }

    /** In a quiet log one is heard of at each start, for ever. */
    @Test
    void anOldRevocationLocksNobodyOut() {
        revocations.revoked("ann", NOON.minus(Duration.ofDays(2)));
        assertThat(covered("ann", null, NOON, null)).isFalse();
    }

    @Test
    void anEarlierRevocationTakesNothingBack() {
        revocations.revoked("ann", NOON);
        revocations.revoked("ann", NOON.minusSeconds(60));
        assertThat(covered("ann", "s-1", NOON, NOON)).isTrue();
    }

    /** Refreshed in the last moment, and accepted by an instance whose clock is slow. */
    @Test
    void theLastTokenOfASessionIsCoveredAsLongAsItIsAccepted() {
        revocations.signedOut("ann", "s-1");
        revocations.revoked("bea", NOON);
        elapsed.addAndGet(Duration.ofHours(12).plusMinutes(15).plusSeconds(9).toNanos());
        assertThat(covered("ann", "s-1", NOON, null)).isTrue();
        assertThat(covered("bea", "s-2", NOON, null)).isTrue();
        elapsed.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(covered("ann", "s-1", NOON, null)).isFalse();
        assertThat(covered("bea", "s-2", NOON, null)).isFalse();
    }

    private boolean covered(
            String user,
            @Nullable String session,
            @Nullable Instant issued,
            @Nullable Instant signedIn) {
        Jwt.Builder token = Jwt.withTokenValue("t").header("alg", "RS256").subject(user);
        if (session != null) {
            token.claim("origin_jti", session);
        }
        if (issued != null) {
            token.issuedAt(issued);
        }
        if (signedIn != null) {
            token.claim("auth_time", signedIn.getEpochSecond());
        }
        return revocations.cover(CallerAuthentication.of(token.build()).getPrincipal());
    }
}
