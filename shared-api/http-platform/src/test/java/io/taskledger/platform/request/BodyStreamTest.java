package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskledger.platform.problem.BodyTooLargeException;
import io.taskledger.platform.problem.BodyTooSlowException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;

class BodyStreamTest {

    private long now;

    @Test
    void endsWhenItPassesTheLimit() throws IOException {
        BodyStream body = body(101);
        body.readNBytes(100);

        assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(body::read);
    }

    @Test
    void endsAtTheDeadlineHoweverMuchCame() throws IOException {
        BodyStream body = body(100);
        body.readNBytes(99);
        after(Duration.ofMillis(10_001));

        assertThatExceptionOfType(BodyTooSlowException.class).isThrownBy(body::read);
    }

    @Test
    void endsBelowTheLeastRate() throws IOException {
        BodyStream body = body(100);
        body.read();
        after(Duration.ofSeconds(3));
        body.read();
        after(Duration.ofSeconds(1));

        assertThatExceptionOfType(BodyTooSlowException.class).isThrownBy(body::read);
    }

    @Test
    void takesWhatComesInTime() throws IOException {
        BodyStream body = body(100);
        body.readNBytes(90);
        after(Duration.ofSeconds(9));

        assertThat(body.readAllBytes()).hasSize(10);
    }

    private void after(Duration time) {
        now += time.toNanos();
    }

    private BodyStream body(int length) {
        HttpLimits limits =
                new HttpLimits(
                        DataSize.ofBytes(100),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        DataSize.ofBytes(10),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(45),
                        1,
                        0);
        return new BodyStream(
                new DelegatingServletInputStream(new ByteArrayInputStream(new byte[length])),
                limits,
                () -> now);
    }
}
