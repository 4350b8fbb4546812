package io.taskledger.platform.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.request.RefusalReason;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where places are taken. */
public final class Places {

    private static final Place NONE = () -> {};

    private final Map<Holding, Pool> pools = new EnumMap<>(Holding.class);
    private final MeterRegistry meters;

    Places(AdmissionLimits limits, MeterRegistry meters) {
        this.meters = meters;
        for (Holding what : Holding.values()) {
            Pool pool = limits.pool(what);
            pools.put(what, pool);
            Gauge.builder("http.places.taken", pool, Pool::taken)
                    .tag("of", what.tag())
                    .register(meters);
            Gauge.builder("http.places", pool, Pool::whole).tag("of", what.tag()).register(meters);
        }
    }

    /**
     * Takes a place for the caller whose request this thread answers. It is given back when closed,
     * else with the answer. A thread that answers no request needs none.
     *
     * @throws ProblemException {@code too_much_at_once} beyond the caller's share, {@code
     *     unavailable} beyond the whole
     */
    public Place take(Holding what) {
        return take(what, 1);
    }

    /**
     * The same for what is counted otherwise than by one.
     *
     * @param amount bytes, for example
     */
    public Place take(Holding what, long amount) {
        Held held = held();
        return held == null ? NONE : held.take(what, amount);
    }

    /** Whose request this thread answers, such as a user id; empty if it answers none. */
    public Optional<String> caller() {
        return Optional.ofNullable(held()).map(Held::caller);
    }

    private static @Nullable Held held() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? null
                : (Held) request.getAttribute(Held.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    Place take(Holding what, String caller, long places) {
        try {
            return pool(what).take(caller, places);
        } catch (Pool.BeyondException beyond) {
            Counter.builder("taskledger.http.places.refused")
                    .tag("of", what.tag())
                    .tag("beyond", beyond.ofShare() ? "share" : "whole")
                    .register(meters)
                    .increment();
            noteReason((beyond.ofShare() ? "share of " : "whole of ") + what.tag());
            throw new ProblemException(
                            beyond.ofShare() ? ErrorCode.TOO_MUCH_AT_ONCE : ErrorCode.UNAVAILABLE)
                    .header("Retry-After", "1");
        }
    }

    private static void noteReason(String reason) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes of) {
            RefusalReason.note(of.getRequest(), reason);
        }
    }

    private Pool pool(Holding what) {
        return java.util.Objects.requireNonNull(pools.get(what));
    }
}
