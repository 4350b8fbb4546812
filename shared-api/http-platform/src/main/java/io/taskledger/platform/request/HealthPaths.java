package io.taskledger.platform.request;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Set;

/** Paths that monitors ask all the time: public, unlimited, not logged. */
public final class HealthPaths {

    public static final String LIVE = "/livez";
    public static final String READY = "/readyz";
    public static final String DIAGNOSTIC = "/api/auth/diagnostic";

    private static final Set<String> ALL = Set.of(LIVE, READY, DIAGNOSTIC);

    private HealthPaths() {}

    public static String[] all() {
        return ALL.toArray(String[]::new);
    }

    public static boolean isHealth(HttpServletRequest request) {
        return ALL.contains(request.getRequestURI());
    }
}
