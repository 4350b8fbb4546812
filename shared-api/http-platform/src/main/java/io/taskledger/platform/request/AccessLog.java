package io.taskledger.platform.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.github.bucket4j.Bucket;
import io.taskledger.platform.admission.Origin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One line a request. It names the route, never the query: search texts are people's own. A line
 * about an error names the reason, one about a refusal the client's address too, and only so many
 * of the latter are written that a stranger cannot fill the log, nor one origin hide the others:
 * the next one tells how many are missing. Switched off by {@code
 * taskledger.access-log.enabled=false} or by the logger's level.
 */
final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger("io.taskledger.access");
    private static final int MOST_ORIGINS = 10_000;
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private final boolean enabled;
    private final Supplier<Routes> routes;
    private final Pseudonyms pseudonyms;
    private final LineBudget refusals;
    private final LoadingCache<String, Bucket> shares;

    AccessLog(AccessLogProperties properties, Supplier<Routes> routes) {
        this.enabled = properties.enabled();
        this.routes = routes;
        this.pseudonyms = new Pseudonyms(properties.pseudonymKey());
        int rate = properties.refusalsPerSecond();
        this.refusals = new LineBudget(rate);
        // A fifth of the whole.
        this.shares =
                Caffeine.newBuilder()
                        .maximumSize(MOST_ORIGINS)
                        .expireAfterAccess(Duration.ofMinutes(2))
                        .build(origin -> LineBudget.bucket(2L * rate, rate, Duration.ofSeconds(5)));
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
            if (!shares.get(Origin.of(request)).tryConsume(1)) {
                refusals.omit();
                return;
            }
            if (!refusals.take()) {
                return;
            }
            line.addKeyValue("client", pseudonyms.of(request.getRemoteAddr()));
            long missing = refusals.takeOmitted();
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
