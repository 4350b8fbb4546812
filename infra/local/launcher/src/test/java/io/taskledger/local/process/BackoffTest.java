package io.taskledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.Stream;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void doublesUpToTenSeconds() {
        assertThat(Stream.generate(() -> backoff.after(Duration.ZERO)).limit(8))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
    }

    @Test
    void startsSmallAgainAfterThirtySecondsOfLife() {
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);
        assertThat(backoff.after(Duration.ofSeconds(30))).hasMillis(200);
    }
}
