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

/** On the port of the probes there is nothing but what monitors ask for. */
final class ProbePortFilter implements Filter {

    private final int port;

    ProbePortFilter(int port) {
        this.port = port;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getLocalPort() == port
                && !HealthPaths.isOfMonitors((HttpServletRequest) request)) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        chain.doFilter(request, response);
    }
}
