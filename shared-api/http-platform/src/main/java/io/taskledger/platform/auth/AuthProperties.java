package io.taskledger.platform.auth;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.Set;

/**
 * Whose tokens are accepted.
 *
 * @param issuer the exact {@code iss} of tokens
 * @param jwkSetUri where its public keys are; by default where Amazon Cognito has them
 * @param clientIds the {@code client_id}s whose access tokens are accepted
 * @param clockSkew by how much the issuer's clock may differ from ours; a session that began less
 *     than this after access was withdrawn is refused too
 * @param scope that tokens must have; by default none
 * @param longestSession after which the issuer refreshes no token
 * @param longestToken for how long the issuer's access tokens are good, at most
 */
@Validated
@ConfigurationProperties("taskledger.auth")
record AuthProperties(
        @NotBlank String issuer,
        @Nullable String jwkSetUri,
        @NotEmpty Set<String> clientIds,
        @DefaultValue("10s") @DurationMin @DurationMax(minutes = 5) Duration clockSkew,
        @Nullable String scope,
        @DefaultValue("12h") @DurationMin(minutes = 1) @DurationMax(days = 31)
                Duration longestSession,
        @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 1)
                Duration longestToken) {

    /**
     * For how long it is remembered whose access was revoked: until the last token of a session is
     * not accepted any more, by the slowest of clocks.
     */
    Duration longestAccess() {
        return longestSession.plus(longestToken).plus(clockSkew);
    }

    String keysLocation() {
        return jwkSetUri == null || jwkSetUri.isBlank()
                ? issuer + "/.well-known/jwks.json"
                : jwkSetUri;
    }
}
