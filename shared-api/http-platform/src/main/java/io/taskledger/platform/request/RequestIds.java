package io.taskledger.platform.request;

import jakarta.servlet.ServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * Names of a request in logs, traces and events; available as an argument of controllers.
 *
 * @param requestId a UUID, also sent back as {@code X-Request-Id}
 * @param traceId the W3C trace id, 32 hexadecimal digits: the caller's, or a new one
 */
public record RequestIds(String requestId, String traceId) {

    /** Request and response header; a caller's own value is taken over if it is a UUID. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    /** The ids of a request, null only before the platform has seen it. */
    public static @Nullable RequestIds of(ServletRequest request) {
        return (RequestIds) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
