package io.taskledger.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line a request. It names the route, never the query: search texts are people's own. Switched
 * off by {@code taskledger.access-log.enabled=false} or by the logger's level.
 */
final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger("io.taskledger.access");

    private final boolean enabled;

    AccessLog(boolean enabled) {
        this.enabled = enabled;
    }

    void line(HttpServletRequest request, HttpServletResponse response, long nanos) {
        if (!enabled || !log.isInfoEnabled() || HealthPaths.isHealth(request)) {
            return;
        }
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        log.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route == null ? "unknown" : route.toString())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("micros", nanos / 1000)
                .log("request");
    }
}
