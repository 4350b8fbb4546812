package io.taskledger.platform.request;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/** A response that is given up if it is not taken in time. */
final class TimedResponse extends HttpServletResponseWrapper {

    private final ServletRequest request;
    private final Duration patience;
    private @Nullable AnswerStream answer;

    TimedResponse(HttpServletResponse response, ServletRequest request, Duration patience) {
        super(response);
        this.request = request;
        this.patience = patience;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        AnswerStream stream = answer;
        if (stream == null) {
            stream = new AnswerStream(super.getOutputStream(), request, patience);
            answer = stream;
        }
        return stream;
    }

    boolean isGivenUp() {
        AnswerStream stream = answer;
        return stream != null && stream.isGivenUp();
    }
}
