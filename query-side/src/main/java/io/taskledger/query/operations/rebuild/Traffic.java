package io.taskledger.query.operations.rebuild;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people ask of this instance; the probes and the operators' own look at a rebuild aside. */
@Component
final class Traffic {

    private static final String REQUESTS = "http.server.requests";

    private final MeterRegistry meters;

    Traffic(MeterRegistry meters) {
        this.meters = meters;
    }

    /** How many requests this instance has answered since it started. */
    long answered() {
        return meters.find(REQUESTS).timers().stream()
                .filter(timer -> isOfPeople(timer.getId().getTag("uri")))
                .mapToLong(Timer::count)
                .sum();
    }

    private static boolean isOfPeople(@Nullable String uri) {
        return uri != null
                && uri.startsWith("/api/")
                && !uri.startsWith("/api/auth/")
                && !uri.startsWith("/api/admin/");
    }
}
