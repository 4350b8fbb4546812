package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Duration;
import java.time.Instant;

class RevocationsTest {

    private static final Instant NOON = Instant.parse("2026-12-31T12:00:00Z");

    private final Revocations revocations = new Revocations(Duration.ofHours(12));

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
