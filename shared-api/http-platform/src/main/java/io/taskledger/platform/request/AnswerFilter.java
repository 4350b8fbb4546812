package io.taskledger.platform.request;

import io.taskledger.platform.problem.AnswerNotTakenException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.time.Duration;

/**
 * Gives clients a time in which to take their answers. Tomcat's own time-out begins anew with every
 * byte that a client takes, and an answer holds its places until the last piece of it is handed to
 * the system. It is looked at before each piece of 64 KiB: a client that takes nothing at all is
 * Tomcat's to give up, and the last piece is not timed. What is written asynchronously, or lasts
 * ({@link RequestDeadline#lift}), has no such time.
 */
final class AnswerFilter implements Filter {

    private final Duration patience;

    /**
     * @param patience from the first byte of an answer to the beginning of its last piece
     */
    AnswerFilter(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TimedResponse timed = new TimedResponse((HttpServletResponse) response, request, patience);
        chain.doFilter(request, timed);
        // Spring takes it for a client that is gone, and a part must not look like the whole.
        if (timed.isGivenUp()) {
            throw new AnswerNotTakenException();
        }
    }
}
