package io.taskledger.platform.request;

import io.github.bucket4j.Bucket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One line a request. It names the route, never the query: search texts are people's own. A line
 * about an error names the reason, one about a refusal the client's address too, and only so many
 * of the latter are written that a stranger cannot fill the log: the next one tells how many are
 * missing. Switched off by {@code taskledger.access-log.enabled=false} or by the logger's level.
 */
final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger("io.taskledger.access");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private final boolean enabled;
    private final Supplier<Routes> routes;
    private final Pseudonyms pseudonyms;
    private final Bucket refusals;
    private final AtomicLong omitted = new AtomicLong();

    AccessLog(AccessLogProperties properties, Supplier<Routes> routes) {
        this.enabled = properties.enabled();
        this.routes = routes;
        this.pseudonyms = new Pseudonyms(properties.pseudonymKey());
        int rate = properties.refusalsPerSecond();
        this.refusals =
                Bucket.builder()
                        .addLimit(
                                limit ->
                                        limit.capacity(10L * rate)
                                                .refillGreedy(rate, Duration.ofSeconds(1)))
                        .build();
    }

    void line(HttpServletRequest request, HttpServletResponse response, long nanos) {
        if (!enabled || !log.isInfoEnabled() || HealthPaths.isHealth(request)) {
            return;
        }
        LoggingEventBuilder line = log.atInfo();
        boolean refused =
                REFUSALS.contains(response.getStatus())
                        || (response.getStatus() >= 400 && MDC.get("actor") == null);
        if (refused) {
            if (!refusals.tryConsume(1)) {
                omitted.incrementAndGet();
                return;
            }
            line.addKeyValue("client", pseudonyms.of(request.getRemoteAddr()));
            long missing = omitted.getAndSet(0);
            if (missing > 0) {
                line.addKeyValue("omittedBefore", missing);
            }
        }
        String reason = RefusalReason.of(request);
        if (reason != null) {
            line.addKeyValue("reason", reason);
        }
        line.addKeyValue("method", request.getMethod())
                .addKeyValue("route", routes.get().of(request))
                .addKeyValue("status", response.getStatus())
                .addKeyValue("micros", nanos / 1000)
                .log(refused ? "refused" : "request");
    }
}
