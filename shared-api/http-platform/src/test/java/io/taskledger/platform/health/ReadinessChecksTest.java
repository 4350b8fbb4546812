package io.taskledger.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class ReadinessChecksTest {

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean interrupted = new AtomicBoolean();

    private final Readiness slow =
            new Readiness() {
                @Override
                public String name() {
                    return "slow";
                }

                @Override
                public boolean isReady() {
                    asked.incrementAndGet();
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    return true;
                }
            };

    @Test
    void leavesASlowCheckToEndAndAsksOnlyThenAgain() {
        ReadinessChecks checks =
                new ReadinessChecks(
                        List.of(slow), new ApplicationAvailabilityBean(), Duration.ofMillis(50));
        for (int probe = 0; probe < 3; probe++) {
            assertThat(checks.outcome()).containsEntry("slow", false);
        }
        assertThat(asked).hasValue(1);
        answer.countDown();
        await().untilAsserted(() -> assertThat(checks.outcome()).containsEntry("slow", true));
        assertThat(interrupted).isFalse();
    }
}
