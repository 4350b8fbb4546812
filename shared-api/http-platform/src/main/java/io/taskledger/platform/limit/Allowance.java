package io.taskledger.platform.limit;

/**
 * What this instance believes a caller has left. Between reconciliations it counts down by its own
 * requests and up by the refill; what other instances granted shows at the next one.
 *
 * <p>Times are {@link System#nanoTime()} values.
 */
final class Allowance {

    /** How often a busy caller is reconciled, unless a twentieth of the burst is used sooner. */
    static final long INTERVAL_NANOS = 20_000_000;

    private final double burst;
    private final double perNano;
    private final long batch;
    private double tokens;
    private long refilledAt;
    private long unreported;
    private long reconciledAt;
    private boolean reconciling;

    /**
     * @param remaining requests left
     * @param waitNanos until one more may come; 0 if this one was admitted
     */
    record Verdict(boolean admitted, long remaining, long waitNanos) {}

    Allowance(RateLimitProperties limit, long now) {
        this.burst = limit.burst();
        this.perNano = limit.requestsPerSecond() / 1e9;
        this.batch = Math.max(1, limit.burst() / 20);
        this.tokens = burst;
        this.refilledAt = now;
        this.reconciledAt = now - INTERVAL_NANOS;
    }

    synchronized Verdict take(long now) {
        refill(now);
        if (tokens < 1) {
            return new Verdict(false, 0, (long) Math.ceil((1 - tokens) / perNano));
        }
        tokens -= 1;
        unreported++;
        return new Verdict(true, (long) tokens, 0);
    }

    /** The requests to report now, 0 for a mere question, or -1 if it is not time to. */
    synchronized long startReconciling(long now) {
        boolean due = unreported >= batch || now - reconciledAt >= INTERVAL_NANOS;
        if (reconciling || !due) {
            return -1;
        }
        reconciling = true;
        reconciledAt = now;
        long report = unreported;
        unreported = 0;
        return report;
    }

    /**
     * @param available what the shared bucket has left after the report
     */
    synchronized void reconciled(long available, long now) {
        reconciling = false;
        refilledAt = now;
        tokens = Math.min(burst, available - (double) unreported);
    }

    /** Redis did not answer; what was reported may or may not have counted, so it is let go. */
    synchronized void unreconciled() {
        reconciling = false;
    }

    private void refill(long now) {
        if (now > refilledAt) {
            tokens = Math.min(burst, tokens + (now - refilledAt) * perNano);
            refilledAt = now;
        }
    }
}
