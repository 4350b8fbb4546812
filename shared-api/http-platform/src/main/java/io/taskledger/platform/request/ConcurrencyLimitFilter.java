package io.taskledger.platform.request;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Refuses requests at once while as many as this instance can hold are being answered. Threads are
 * virtual, so nothing else bounds them: under overload they would fill the heap, and the collector
 * would then take the time that is needed to answer any of them. Streams count until they have
 * begun.
 */
final class ConcurrencyLimitFilter implements Filter {

    private static final String OPERATIONS = "/actuator/";

    private final Semaphore places;

    /**
     * @param most requests at once, of all callers; probes and metrics aside
     */
    ConcurrencyLimitFilter(int most) {
        this.places = new Semaphore(most);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOfMonitors((HttpServletRequest) request)) {
            chain.doFilter(request, response);
            return;
        }
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
}
