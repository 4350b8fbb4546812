package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class GatheringTest {

    @Test
    void restsWhereEventsComeCloseTogether() {
        assertThat(timeAfterTenBatchesOf(2)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void keepsNobodyWaitingBehindASingleEventOrManyOfThem() {
        assertThat(timeAfterTenBatchesOf(1)).isLessThan(Duration.ofMillis(200));
        assertThat(timeAfterTenBatchesOf(50)).isLessThan(Duration.ofMillis(200));
    }

    private static Duration timeAfterTenBatchesOf(int events) {
        long begin = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            Gathering.after(events);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
