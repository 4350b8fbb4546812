package io.taskledger.platform.auth;

import io.taskledger.api.value.InvalidValueException;
import io.taskledger.api.value.UserId;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a token with a good signature must say to be one of ours. */
final class AccessTokenRules {

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private AccessTokenRules() {}

    static OAuth2TokenValidator<Jwt> of(AuthProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(
                List.of(
                        rule("exp", token -> token.getExpiresAt() != null),
                        new JwtTimestampValidator(properties.clockSkew()),
                        // To the letter: Spring would take it for a URL.
                        rule("iss", t -> properties.issuer().equals(t.getClaims().get("iss"))),
                        rule("typ", AccessTokenRules::isAccessToken),
                        rule("scope", token -> hasScope(properties.scope(), token)),
                        rule("sub", token -> isUserId(token.getClaimAsString("sub"))),
                        rule("token_use", t -> "access".equals(t.getClaimAsString("token_use"))),
                        rule("client_id", token -> accepted(properties, token))));
    }

    private static boolean accepted(AuthProperties properties, Jwt token) {
        String client = token.getClaimAsString("client_id");
        return client != null && properties.clientIds().contains(client);
    }

    /** RFC 8725 §3.11 and RFC 9068; Amazon Cognito leaves it out. */
    private static boolean isAccessToken(Jwt token) {
        return !token.getHeaders().containsKey("typ")
                || (token.getHeaders().get("typ") instanceof String type
                        && TYPES.contains(type.toLowerCase(Locale.ROOT)));
    }

    private static boolean hasScope(@Nullable String wanted, Jwt token) {
        if (wanted == null || wanted.isBlank()) {
            return true;
        }
        return token.getClaims().get("scope") instanceof String scopes
                && Arrays.asList(scopes.split(" ")).contains(wanted);
    }

    private static boolean isUserId(@Nullable String subject) {
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
