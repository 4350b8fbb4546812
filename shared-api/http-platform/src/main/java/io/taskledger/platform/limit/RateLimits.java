package io.taskledger.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Counts requests against the limit of their caller and tells the caller by headers. */
public final class RateLimits {

    private static final int MOST_CALLERS = 100_000;

    private final RateLimitProperties limit;
    private final @Nullable SharedBuckets buckets;
    private final Cache<String, Allowance> allowances =
            Caffeine.newBuilder()
                    .maximumSize(MOST_CALLERS)
                    .expireAfterAccess(Duration.ofMinutes(2))
                    .build();
    private final String policy;

    /**
     * @param buckets null if there is no limit at all
     */
    RateLimits(RateLimitProperties limit, @Nullable SharedBuckets buckets) {
        this.limit = limit;
        this.buckets = buckets;
        this.policy = "\"caller\";q=%d;w=%d".formatted(limit.burst(), secondsFor(limit.burst()));
        if (buckets != null) {
            buckets.tryToOpen();
        }
    }

    /**
     * Counts one request. Returns at once; never fails for want of Redis.
     *
     * @throws ProblemException {@code rate_limited} if the caller has none left
     */
    public void count(String caller, HttpServletResponse response) {
        if (buckets == null) {
            return;
        }
        if (!buckets.isOpen()) {
            buckets.tryToOpen();
            return;
        }
        long now = System.nanoTime();
        Allowance allowance = allowances.get(caller, name -> new Allowance(limit, now));
        Allowance.Verdict verdict = allowance.take(now);
        reconcile(buckets, caller, allowance, now);
        long left = verdict.remaining();
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader(
                "RateLimit", "\"caller\";r=" + left + ";t=" + secondsFor(limit.burst() - left));
        if (!verdict.admitted()) {
            long seconds = Math.ceilDiv(verdict.waitNanos(), 1_000_000_000L);
            throw new ProblemException(ErrorCode.RATE_LIMITED)
                    .header("Retry-After", Long.toString(Math.max(1, seconds)));
        }
    }

    private static void reconcile(
            SharedBuckets buckets, String caller, Allowance allowance, long now) {
        long report = allowance.startReconciling(now);
        if (report < 0) {
            return;
        }
        buckets.report(caller, report)
                .whenComplete(
                        (available, failure) -> {
                            if (failure == null) {
                                allowance.reconciled(available, System.nanoTime());
                            } else {
                                allowance.unreconciled();
                            }
                        });
    }

    private long secondsFor(long requests) {
        return Math.ceilDiv(requests, limit.requestsPerSecond());
    }
}
