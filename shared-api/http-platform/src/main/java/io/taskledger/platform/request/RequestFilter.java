package io.taskledger.platform.request;

import io.taskledger.platform.problem.ProblemWriter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Outermost: names the request, and answers for whatever the filters within throw. */
final class RequestFilter implements Filter {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ProblemWriter problems;
    private final AccessLog accessLog;

    RequestFilter(ProblemWriter problems, AccessLog accessLog) {
        this.problems = problems;
        this.accessLog = accessLog;
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
                response.setHeader(RequestIds.HEADER, ids.requestId());
            }
            handle(request, response, chain);
            if (first) {
                accessLog.line(request, response, System.nanoTime() - start);
            }
        } finally {
            MDC.clear();
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            problems.write(request, response, unwrap(e));
        }
    }

    private static Throwable unwrap(Exception e) {
        Throwable cause = e instanceof ServletException ? e.getCause() : null;
        return cause == null ? e : cause;
    }

    private static RequestIds ids(HttpServletRequest request) {
        String given = request.getHeader(RequestIds.HEADER);
        return new RequestIds(
                given != null && UUID_FORM.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString(),
                TraceParent.traceId(request.getHeader("traceparent")));
    }
}
