package io.taskledger.platform.auth;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Builds the decoder of access tokens. */
final class AccessTokens {

    private static final Duration MAX_AGE = Duration.ofMinutes(15);
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    private AccessTokens() {}

    static JwtDecoder decoder(AuthProperties properties) throws MalformedURLException {
        IssuerKeys keys =
                new IssuerKeys(
                        URI.create(properties.keysLocation()).toURL(), MAX_AGE, MIN_INTERVAL);
        NimbusJwtDecoder nimbus =
                NimbusJwtDecoder.withJwkSource(keys)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        // Types are among our rules.
                        .jwtProcessorCustomizer(
                                processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                        .build();
        nimbus.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of("iss", issuer -> issuer)));
        nimbus.setJwtValidator(AccessTokenRules.of(properties));
        return new CachingJwtDecoder(token -> decode(nimbus, token), Clock.systemUTC());
    }

    /**
     * A token we cannot judge, since the keys are out of reach, is our trouble, not the caller's.
     */
    private static org.springframework.security.oauth2.jwt.Jwt decode(
            JwtDecoder nimbus, String token) {
        try {
            return nimbus.decode(token);
        } catch (BadJwtException refused) {
            throw refused;
        } catch (JwtException unjudged) {
            throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "5");
        }
    }
}
