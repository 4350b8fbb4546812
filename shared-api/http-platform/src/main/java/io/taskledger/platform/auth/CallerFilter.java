package io.taskledger.platform.auth;

import io.taskledger.platform.admission.Origin;
import io.taskledger.platform.limit.RateLimits;
import io.taskledger.platform.request.HealthPaths;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;

import java.io.IOException;

/** From here on, log lines name the caller by id, and the request counts as the caller's. */
final class CallerFilter implements Filter {

    private final RateLimits limits;

    CallerFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = null;
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof CallerAuthentication authentication) {
            key = authentication.getName();
            MDC.put("actor", key);
        }
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !HealthPaths.isHealth((HttpServletRequest) request)) {
            limits.count(key == null ? stranger(request) : key, (HttpServletResponse) response);
        }
        chain.doFilter(request, response);
    }

    /** Requests without a good token count for their address. */
    static String stranger(ServletRequest request) {
        return Origin.of(request);
    }
}
