package io.taskledger.platform.auth;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import java.util.List;

/** Refuses good tokens that count no more; asked for each request, behind whatever is cached. */
final class RevocationCheck implements JwtDecoder {

    private static final String ENDED = "invalid_token";

    private final JwtDecoder decoder;
    private final Revocations revocations;

    RevocationCheck(JwtDecoder decoder, Revocations revocations) {
        this.decoder = decoder;
        this.revocations = revocations;
    }

    @Override
    public Jwt decode(String token) {
        Jwt decoded = decoder.decode(token);
        String subject = decoded.getSubject();
        if (subject != null && revocations.cover(subject, CallerAuthentication.session(decoded))) {
            throw new JwtValidationException(
                    "The session was ended",
                    List.of(new OAuth2Error(ENDED, "session ended", null)));
        }
        return decoded;
    }
}
