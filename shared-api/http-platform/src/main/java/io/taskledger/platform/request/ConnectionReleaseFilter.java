package io.taskledger.platform.request;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

import java.io.IOException;

/**
 * Ends a connection with its answer while connections are scarce. Kept, it would hold a place in
 * which nobody asks anything, and whoever waits to be accepted would wait until it is given up for
 * idle, a minute later.
 */
final class ConnectionReleaseFilter implements Filter {

    private final OpenConnections connections;

    ConnectionReleaseFilter(OpenConnections connections) {
        this.connections = connections;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (connections.areScarce()) {
            ((HttpServletResponse) response).setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
