package io.taskledger.platform.request;

import io.taskledger.platform.problem.BodyTooLargeException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/** Refuses bodies over the limit: at once if the length is declared, else when they pass it. */
final class BodyLimitFilter implements Filter {

    private final long limit;

    /**
     * @param limit bytes
     */
    BodyLimitFilter(long limit) {
        this.limit = limit;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long declared = request.getContentLengthLong();
        if (declared > limit) {
            throw new BodyTooLargeException(limit);
        }
        boolean undeclared =
                declared < 0
                        && ((HttpServletRequest) request).getHeader("Transfer-Encoding") != null;
        chain.doFilter(
                undeclared ? new LimitedRequest((HttpServletRequest) request, limit) : request,
                response);
    }
}
