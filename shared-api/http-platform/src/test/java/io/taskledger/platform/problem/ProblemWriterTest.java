package io.taskledger.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.request.LineBudget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

class ProblemWriterTest {

    private final Logger logger =
            (Logger) LoggerFactory.getLogger(ProblemWriterTest.class.getPackageName());
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final ProblemWriter writer =
            new ProblemWriter(
                    new ProblemTranslation(
                            List.of(
                                    exception ->
                                            exception instanceof UncheckedIOException
                                                    ? new ProblemException(ErrorCode.UNAVAILABLE)
                                                    : null)),
                    JsonMapper.shared(),
                    new LineBudget(1));

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
    }

    @Test
    void anOutageIsToldInFewLinesWithoutStacks() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(answer(new UncheckedIOException(new IOException("a\nb")))).isEqualTo(503);
        }
        assertThat(lines.list).hasSizeBetween(10, 20);
        assertThat(lines.list)
                .allMatch(line -> line.getLevel() == Level.WARN && line.getThrowableProxy() == null)
                .allMatch(line -> line.getFormattedMessage().endsWith("IOException: a b"));
    }

    @Test
    void aFaultOfOursIsToldWithItsStack() throws IOException {
        assertThat(answer(new IllegalStateException())).isEqualTo(500);
        assertThat(lines.list)
                .singleElement()
                .matches(line -> line.getLevel() == Level.ERROR)
                .matches(line -> line.getThrowableProxy() != null);
    }

    private int answer(Exception exception) throws IOException {
        var response = new MockHttpServletResponse();
        writer.write(new MockHttpServletRequest(), response, exception);
        return response.getStatus();
    }
}
