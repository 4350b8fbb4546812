package io.taskledger.platform.request;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Refuses requests at once while as many as this instance can hold are being answered. Threads are
 * virtual, so nothing else bounds them: under overload they would fill the heap, and the collector
 * would then take the time that is needed to answer any of them. Streams stay for hours and have
 * places of their own, so that they never keep anyone from asking.
 */
final class ConcurrencyLimitFilter implements Filter {

    private static final String OPERATIONS = "/actuator/";

    private final Semaphore requests;
    private final Semaphore streams;

    /**
     * @param limits of all callers together; probes and metrics are not counted
     */
    ConcurrencyLimitFilter(HttpLimits limits) {
        this.requests = new Semaphore(limits.maxConcurrentRequests());
        this.streams = new Semaphore(limits.maxStreams());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (isOfMonitors(http)) {
            chain.doFilter(request, response);
            return;
        }
        Semaphore places = asksForStream(http) ? streams : requests;
        if (!places.tryAcquire()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private static boolean isOfMonitors(HttpServletRequest request) {
        return HealthPaths.isHealth(request) || request.getRequestURI().startsWith(OPERATIONS);
    }

    private static boolean asksForStream(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
