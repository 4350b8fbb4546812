package io.taskledger.platform.auth;

import io.taskledger.api.value.InvalidValueException;
import io.taskledger.api.value.UserId;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

import java.util.List;

/** What a token with a good signature must say to be one of ours. */
final class AccessTokenRules {

    private AccessTokenRules() {}

    static OAuth2TokenValidator<Jwt> of(AuthProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(
                List.of(
                        rule("exp", token -> token.getExpiresAt() != null),
                        new JwtTimestampValidator(properties.clockSkew()),
                        new JwtIssuerValidator(properties.issuer()),
                        rule("sub", token -> isUserId(token.getClaimAsString("sub"))),
                        rule("token_use", t -> "access".equals(t.getClaimAsString("token_use"))),
                        rule("client_id", token -> accepted(properties, token))));
    }

    private static boolean accepted(AuthProperties properties, Jwt token) {
        String client = token.getClaimAsString("client_id");
        return client != null && properties.clientIds().contains(client);
    }

    private static boolean isUserId(@org.jspecify.annotations.Nullable String subject) {
        try {
            return subject != null && new UserId(subject).value().equals(subject);
        } catch (InvalidValueException invalid) {
            return false;
        }
    }

    private static OAuth2TokenValidator<Jwt> rule(
            String claim, java.util.function.Predicate<Jwt> holds) {
        OAuth2TokenValidatorResult refused =
                OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(
                                OAuth2ErrorCodes.INVALID_TOKEN, claim + " is not accepted", null));
        return token -> holds.test(token) ? OAuth2TokenValidatorResult.success() : refused;
    }
}
