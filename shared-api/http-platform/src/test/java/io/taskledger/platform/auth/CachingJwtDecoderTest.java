package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class CachingJwtDecoderTest {

    private final AtomicInteger decoded = new AtomicInteger();

    @Test
    void decodesAnAcceptedTokenOnce() {
        CachingJwtDecoder decoder = decoder(Instant.now().plus(Duration.ofMinutes(5)));

        Jwt first = decoder.decode("a");

        assertThat(decoder.decode("a")).isSameAs(first);
        assertThat(decoded).hasValue(1);
        decoder.decode("b");
        assertThat(decoded).hasValue(2);
    }

    @Test
    void remembersNothingPastItsExpiry() {
        CachingJwtDecoder decoder = decoder(Instant.now().minusSeconds(1));

        decoder.decode("a");
        decoder.decode("a");

        assertThat(decoded).hasValue(2);
    }

    @Test
    void remembersNoMoreThanItHasRoomFor() {
        CachingJwtDecoder decoder = decoder(Instant.now().plus(Duration.ofMinutes(5)), 10_000);
        List<String> tokens = IntStream.range(100, 200).mapToObj(i -> "t" + i).toList();

        tokens.forEach(decoder::decode);
        tokens.forEach(decoder::decode);

        assertThat(decoded.get()).isBetween(101, 200);
    }

    @Test
    void remembersNoRefusal() {
        CachingJwtDecoder decoder =
                new CachingJwtDecoder(
                        token -> {
                            decoded.incrementAndGet();
                            throw new BadJwtException("bad");
                        },
                        Clock.systemUTC());

        assertThatThrownBy(() -> decoder.decode("a")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("a")).isInstanceOf(BadJwtException.class);
        assertThat(decoded).hasValue(2);
    }

    private CachingJwtDecoder decoder(Instant expiry) {
        return decoder(expiry, 1_000_000);
    }

    private CachingJwtDecoder decoder(Instant expiry, long room) {
        return new CachingJwtDecoder(
                token -> {
                    decoded.incrementAndGet();
                    return Jwt.withTokenValue(token)
                            .header("alg", "RS256")
                            .subject("someone")
                            .expiresAt(expiry)
                            .build();
                },
                Clock.systemUTC(),
                room);
    }
}
