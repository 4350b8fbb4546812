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
            new Revocations(properties.longestAccess(), elapsed::get);

    @Test
    void aSignOutCoversTheTokensOfItsSession() {
        revocations.signedOut("ann", "s-1");
        assertThat(covered("ann", "s-1", NOON, null)).isTrue();
        assertThat(covered("ann", "s-1", NOON.plusSeconds(600), null)).isTrue();
        assertThat(covered("ann", "s-2", NOON, null)).isFalse();
        assertThat(covered("bea", "s-1", NOON, null)).isFalse();
    }

    /** Nobody slips through within a second: tokens do not tell its parts. */
    @Test
    void aRevocationCoversWhatBeganByTheEndOfItsSecond() {
        revocations.revoked("ann", NOON.plusMillis(400));
        assertThat(covered("ann", "s-1", NOON.minusSeconds(1), null)).isTrue();
        assertThat(covered("ann", "s-1", NOON, null)).isTrue();
        assertThat(covered("ann", "s-1", NOON.plusSeconds(1), null)).isFalse();
        assertThat(covered("bea", "s-1", NOON, null)).isFalse();
    }

    @Test
    void aRefreshedTokenIsAsOldAsItsSession() {
        revocations.revoked("ann", NOON);
        assertThat(covered("ann", "s-1", NOON.plusSeconds(60), NOON.minusSeconds(60))).isTrue();
    }

    @Test
    void aTokenThatDoesNotTellItsAgeIsCovered() {
        assertThat(covered("ann", null, null, null)).isFalse();
        revocations.revoked("ann", NOON);
        assertThat(covered("ann", null, null, null)).isTrue();
    }

    @Test
    void anEarlierRevocationTakesNothingBack() {
        revocations.revoked("ann", NOON);
        revocations.revoked("ann", NOON.minusSeconds(60));
        assertThat(covered("ann", "s-1", NOON, null)).isTrue();
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
