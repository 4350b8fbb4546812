package io.taskledger.platform.auth;

import com.nimbusds.jose.proc.BadJWSException;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** What is wrong with a token, in words of ours: a parser's messages may quote it. */
final class TokenFault {

    private TokenFault() {}

    static String of(AuthenticationException why) {
        if (!(why instanceof OAuth2AuthenticationException)) {
            return "no token";
        }
        int depth = 0;
        for (Throwable cause = why; cause != null && depth < 20; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid) {
                return invalid.getErrors().stream()
                        .map(OAuth2Error::getDescription)
                        .findFirst()
                        .map(TokenFault::inWords)
                        .orElse("not accepted");
            }
            if (cause instanceof BadJWSException) {
                return "wrong signature";
            }
            depth++;
        }
        return "no token of this issuer";
    }

    /** Spring's own descriptions tell times; ours are names of claims. */
    private static String inWords(@Nullable String description) {
        if (description == null) {
            return "not accepted";
        }
        return description.startsWith("Jwt expired")
                ? "expired"
                : description.startsWith("Jwt used before") ? "not valid yet" : description;
    }
}
