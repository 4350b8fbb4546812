package io.taskledger.platform.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers accepted tokens by their SHA-256, since checking an RSA signature costs more than the
 * rest of a cached read. A token is remembered up to its expiry and at most five minutes, so a key
 * that the issuer withdrew is forgotten too; refused tokens are not remembered.
 */
final class CachingJwtDecoder implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    private final JwtDecoder decoder;
    private final Cache<String, Jwt> accepted;

    CachingJwtDecoder(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.accepted =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.<String, Jwt>creating(
                                        (hash, token) -> remaining(token, clock)))
                        .build();
    }

    @Override
    public Jwt decode(String token) {
        String hash = sha256(token);
        Jwt known = accepted.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        Jwt decoded = decoder.decode(token);
        accepted.put(hash, decoded);
        return decoded;
    }

    private static Duration remaining(Jwt token, Clock clock) {
        Instant expiry = token.getExpiresAt();
        Duration left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private static String sha256(String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return new String(hash, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
