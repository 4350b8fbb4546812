package io.taskledger.system;

import java.util.List;

/**
 * How long people waited for answers.
 *
 * @param nanos ascending
 * @param refusals 503 with a code that says to come back
 * @param troubles other errors, stale answers, and requests that had no answer
 */
record Waits(long[] nanos, List<String> refusals, List<String> troubles) {

    double p99Millis() {
        return at(0.99);
    }

    double longestMillis() {
        return at(1);
    }

    /** Of all requests; 1 where there were none. */
    double refusedShare() {
        return nanos.length == 0 ? 1 : (double) refusals.size() / nanos.length;
    }

    private double at(double share) {
        return nanos.length == 0
                ? Double.NaN
                : nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
    }

    @Override
    public String toString() {
        return "%d requests, median %.0f ms, p99 %.0f ms, longest %.0f ms, %d refused, %d in trouble %s"
                .formatted(
                        nanos.length,
                        at(0.5),
                        p99Millis(),
                        longestMillis(),
                        refusals.size(),
                        troubles.size(),
                        troubles.stream().limit(3).toList());
    }
}
