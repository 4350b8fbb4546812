package io.taskledger.platform.request;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Set;

/** Paths that monitors ask all the time: public, unlimited, not logged. */
public final class HealthPaths {

    public static final String LIVE = "/livez";
    public static final String READY = "/readyz";
    public static final String DIAGNOSTIC = "/api/auth/diagnostic";

    private static final String OPERATIONS = "/actuator/";
    private static final Set<String> ALL = Set.of(LIVE, READY, DIAGNOSTIC);

    private HealthPaths() {}

    public static String[] all() {
        return ALL.toArray(String[]::new);
    }

    /** Asked by machines, not by people: the probes, and whatever operations has. */
    public static boolean isOfMonitors(HttpServletRequest request) {
        return isHealth(request) || request.getRequestURI().startsWith(OPERATIONS);
    }

    public static boolean isHealth(HttpServletRequest request) {
        return ALL.contains(request.getRequestURI());
    }
}
