package io.taskledger.platform.request;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.problem.ProblemWriter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.coyote.CloseNowException;
import org.slf4j.MDC;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** Outermost: names the request, and answers for whatever the filters within throw. */
final class RequestFilter implements Filter {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ProblemWriter problems;
    private final AccessLog accessLog;
    private final Duration deadline;
    private final Tracer tracer;

    /**
     * @param deadline of a request, from its arrival here
     * @param tracer whose span of the request, if it makes one, has begun before this filter
     */
    RequestFilter(ProblemWriter problems, AccessLog accessLog, Duration deadline, Tracer tracer) {
        this.problems = problems;
        this.accessLog = accessLog;
        this.deadline = deadline;
        this.tracer = tracer;
    }

    @Override
    public void doFilter(
            ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        RequestIds ids = RequestIds.of(request);
        boolean first = ids == null && request.getDispatcherType() == DispatcherType.REQUEST;
        if (ids == null) {
            ids = ids(request);
            ids.attachTo(request);
        }
        long start = System.nanoTime();
        try {
            MDC.put("requestId", ids.requestId());
            MDC.put("traceId", ids.traceId());
            if (first) {
                RequestDeadline.set(request, deadline);
                response.setHeader(RequestIds.HEADER, ids.requestId());
            }
            handle(request, response, chain);
        } finally {
            try {
                if (first) {
                    accessLog.line(request, response, System.nanoTime() - start);
                }
            } finally {
                MDC.clear();
            }
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            requirePlainPath(request);
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!problems.write(request, response, unwrap(e))) {
                // The server ends the connection: a part must not look like the whole.
                throw new CloseNowException(e);
            }
        }
    }

    /**
     * No path here has parameters. Spring Security's firewall refuses them too, but only after
     * Spring has stumbled over what cannot be decoded in them.
     */
    private static void requirePlainPath(HttpServletRequest request) {
        if (request.getRequestURI().indexOf(';') >= 0) {
            throw new ProblemException(ErrorCode.MALFORMED_REQUEST);
        }
    }

    private static Throwable unwrap(Exception e) {
        Throwable cause = e instanceof ServletException ? e.getCause() : null;
        return cause == null ? e : cause;
    }

    private RequestIds ids(HttpServletRequest request) {
        String given = request.getHeader(RequestIds.HEADER);
        String requestId =
                given != null && UUID_FORM.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString();
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return new RequestIds(requestId, TraceParent.traceId(request.getHeader("traceparent")));
        }
        span.tag("taskledger.request.id", requestId);
        return new RequestIds(requestId, span.context().traceId());
    }
}
