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
    // A token that was taken apart takes about four times its characters.
    private static final int BYTES_PER_CHARACTER = 4;

    private final JwtDecoder decoder;
    private final Cache<String, Jwt> accepted;

    /** Keeps tokens in a sixteenth of the heap, some thousands of them. */
    CachingJwtDecoder(JwtDecoder decoder, Clock clock) {
        this(decoder, clock, Runtime.getRuntime().maxMemory() / 16);
    }

    /**
     * @param room bytes, about, that tokens may take
     */
    CachingJwtDecoder(JwtDecoder decoder, Clock clock, long room) {
        this.decoder = decoder;
        this.accepted =
                Caffeine.newBuilder()
                        .maximumWeight(room)
                        .weigher(
                                (String hash, Jwt token) ->
                                        200 + BYTES_PER_CHARACTER * token.getTokenValue().length())
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
