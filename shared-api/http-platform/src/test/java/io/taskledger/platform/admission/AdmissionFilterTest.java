package io.taskledger.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import java.io.IOException;

/** Whatever becomes of a request, its places are given back. */
class AdmissionFilterTest {

    private static final DataSize BYTES = DataSize.ofMegabytes(1);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AdmissionFilter filter =
            new AdmissionFilter(
                    new Places(
                            new AdmissionLimits(
                                    8,
                                    8,
                                    BYTES,
                                    BYTES,
                                    8,
                                    8,
                                    8,
                                    8,
                                    8,
                                    new AdmissionLimits.Share(8, 8, BYTES, BYTES, 8, 8, 8)),
                            meters),
                    0);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/a");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void afterAnAnswer() throws Exception {
        pass((in, out) -> assertThat(taken()).isEqualTo(1));
        assertThat(taken()).isZero();
    }

    @Test
    void afterAnException() {
        assertThatThrownBy(
                        () ->
                                pass(
                                        (in, out) -> {
                                            throw new IOException("gone");
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(taken()).isZero();
    }

    @Test
    void afterAnError() {
        assertThatThrownBy(
                        () ->
                                pass(
                                        (in, out) -> {
                                            throw new StackOverflowError();
                                        }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(taken()).isZero();
    }

    @Test
    void whenAnAsynchronousAnswerCannotBeFollowed() {
        request.setAsyncSupported(true);
        assertThatThrownBy(
                        () ->
                                pass(
                                        (in, out) -> {
                                            request.setAsyncStarted(true);
                                            request.setAsyncContext(null);
                                        }))
                .isInstanceOf(RuntimeException.class);
        assertThat(taken()).isZero();
    }

    @Test
    void withTheEndOfAnAsynchronousAnswer() throws Exception {
        request.setAsyncSupported(true);
        pass((in, out) -> request.startAsync(in, out));
        assertThat(taken()).isEqualTo(1);
        ((MockAsyncContext) request.getAsyncContext()).complete();
        assertThat(taken()).isZero();
    }

    private void pass(FilterChain chain) throws IOException, ServletException {
        filter.doFilter(request, response, chain);
    }

    private double taken() {
        return meters.get("http.places.taken").tag("of", "stranger").gauge().value();
    }
}
