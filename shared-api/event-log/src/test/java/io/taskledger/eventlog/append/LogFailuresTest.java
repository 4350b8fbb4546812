package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class LogFailuresTest {

    private final AtomicInteger reads = new AtomicInteger();

    /** Axon reads the events of an aggregate after its snapshot could not be read. */
    @Test
    void beginsNothingAfterTheCallersDeadline() {
        assertThatThrownBy(() -> CallerDeadline.in(Duration.ZERO, this::read))
                .isInstanceOf(LogUnavailableException.class);
        assertThat(reads).hasValue(0);
    }

    @Test
    void doesNotTryAgainSoLateThatItCouldEndTooLate() {
        assertThatThrownBy(() -> CallerDeadline.in(Duration.ofMillis(499), this::read))
                .isInstanceOf(LogUnavailableException.class);
        assertThat(reads).hasValue(1);
    }

    @Test
    void triesAgainWhileThereIsTime() {
        assertThatThrownBy(() -> CallerDeadline.in(Duration.ofMillis(900), this::read))
                .isInstanceOf(LogUnavailableException.class);
        assertThat(reads).hasValueGreaterThan(1);
    }

    private String read() {
        return LogFailures.retried(
                Duration.ofSeconds(5),
                () -> {
                    reads.incrementAndGet();
                    throw new SQLTransientConnectionException("away");
                });
    }
}
