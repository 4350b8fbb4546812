package io.taskledger.platform.request;

import jakarta.servlet.ServletRequest;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.time.Duration;

/**
 * Until when the request that this thread answers is to be answered. Whoever waits on behalf of a
 * request (for a lock, a connection, another's answer) waits no longer. Streams and exports have
 * none.
 */
public final class RequestDeadline {

    /** What remains where there is no deadline: a year. */
    public static final Duration UNLIMITED = Duration.ofDays(365);

    private static final String ATTRIBUTE = RequestDeadline.class.getName();

    private RequestDeadline() {}

    /** What remains, zero or more; {@link #UNLIMITED} if this thread answers no request. */
    public static Duration remaining() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object deadline =
                request == null
                        ? null
                        : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return deadline instanceof Long at ? until(at) : UNLIMITED;
    }

    /** The wait, or what remains if that is less. */
    public static Duration atMost(Duration wait) {
        Duration remaining = remaining();
        return remaining.compareTo(wait) < 0 ? remaining : wait;
    }

    static boolean isSet(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    static void set(ServletRequest request, Duration fromNow) {
        request.setAttribute(ATTRIBUTE, System.nanoTime() + fromNow.toNanos());
    }

    /** For an answer that takes as long as it takes. */
    public static void lift(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    private static Duration until(long at) {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }
}
