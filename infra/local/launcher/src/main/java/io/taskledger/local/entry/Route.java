package io.taskledger.local.entry;

import java.util.List;
import java.util.Set;

/** Where a request goes; the same rules as the load balancer's in production. */
enum Route {
    COMMAND_SIDE,
    QUERY_SIDE,
    WEB_CLIENT,
    NOWHERE,
    /** A method that the API does not have, such as TRACE or CONNECT, is not forwarded. */
    NO_METHOD;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> OPERATIONS =
            List.of("/api/admin/projections", "/api/admin/rebuilds");
    private static final List<String> INTERNAL = List.of("/actuator", "/livez", "/v3/api-docs");

    /**
     * @param path decoded once, without path parameters. The services normalise it, so whatever
     *     climbs out of where it seems to be goes nowhere.
     */
    static Route of(String method, String path) {
        if (path.contains("/..") || path.indexOf('\\') >= 0 || path.contains("//")) {
            return NOWHERE;
        }
        if (path.startsWith("/api/")) {
            boolean reads = READING.contains(method);
            if (!reads && !CHANGING.contains(method)) {
                return NO_METHOD;
            }
            boolean operates = OPERATIONS.stream().anyMatch(path::startsWith);
            return reads || operates ? QUERY_SIDE : COMMAND_SIDE;
        }
        if (path.equals("/api") || INTERNAL.stream().anyMatch(path::startsWith)) {
            return NOWHERE;
        }
        return WEB_CLIENT;
    }
}
