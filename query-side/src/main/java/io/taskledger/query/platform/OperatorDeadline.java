package io.taskledger.query.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What operators see of projections and do to them is over in time, or an error, whatever becomes
 * of the databases. Other requests have deadlines of their own, by how fresh their answer is to be.
 */
@Component
final class OperatorDeadline extends OncePerRequestFilter {

    private static final List<String> PATHS =
            List.of("/api/admin/projections", "/api/admin/rebuilds");

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private static final Duration READING = Duration.ofSeconds(5);

    /** The cache comes to rest first, and a stream that is applied again may be long. */
    private static final Duration CHANGING = Duration.ofSeconds(20);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PATHS.stream().noneMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration most = READS.contains(request.getMethod()) ? READING : CHANGING;
        try (Deadline.Scope until = Deadline.until(System.nanoTime() + most.toNanos())) {
            chain.doFilter(request, response);
        }
    }
}
