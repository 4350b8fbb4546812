package io.taskledger.platform.admission;

import io.taskledger.platform.request.HealthPaths;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.security.Principal;

/**
 * Gives a request its place and takes all of its places back with the answer. It comes after the
 * caller is known: whoever is refused for a bad token has never held one.
 */
final class AdmissionFilter implements Filter {

    private static final String MONITORS = "monitors";

    private final Places places;
    private final int probePort;

    /**
     * @param probePort whose connections are all that bounds it; 0: none
     */
    AdmissionFilter(Places places, int probePort) {
        this.places = places;
        this.probePort = probePort;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getLocalPort() == probePort) {
            chain.doFilter(request, response);
            return;
        }
        Held held = admit((HttpServletRequest) request);
        held.attachTo(request);
        boolean later = false;
        try {
            chain.doFilter(new BodyPlaces((HttpServletRequest) request, held), response);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Departure(held));
                later = true;
            }
        } finally {
            if (!later) {
                held.close();
            }
        }
    }

    private Held admit(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        if (HealthPaths.isOfMonitors(request)) {
            return Held.by(MONITORS, Holding.PROBE, places);
        }
        return caller == null
                ? Held.by(Origin.of(request), Holding.STRANGER, places)
                : Held.by(caller.getName(), Holding.REQUEST, places);
    }
}
