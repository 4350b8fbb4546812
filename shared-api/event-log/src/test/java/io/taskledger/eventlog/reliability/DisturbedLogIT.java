package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.reliability.SteadyLoad.Pace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.sql.DataSource;

/**
 * An old snapshot, a long transaction, an index build: the log loses nothing and, measured in turns
 * with and without, is hardly slower. The server does not flush to disk here, which would hide what
 * the disturbance costs.
 */
class DisturbedLogIT {

    private static final int TURNS = Scale.of(1, 9);
    private static final Duration TURN = Duration.ofMillis(Scale.of(500, 3_000));
    private static final int ALREADY_THERE = Scale.of(1_000, 500_000);
    private static final boolean MEASURED = TURNS > 1;
    private static final double SLOWDOWN = 1.10;
    private static final double STALL = 1_000_000;

    private final TestLog log = new TestLog();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndIsHardlySlower(Disturbance disturbance) throws Exception {
        DataSource owner = log.pool("migrator");
        log.fill(1, ALREADY_THERE);
        AppendLedger ledger = new AppendLedger(ALREADY_THERE);
        List<Double> appends = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        double slowest = 0;
        try (SteadyLoad load = new SteadyLoad(ledger, log.url(), "load")) {
            load.during(TURN);
            for (int turn = 0; turn < TURNS; turn++) {
                Pace without = load.during(TURN);
                AutoCloseable begun = disturbance.begin(owner);
                Pace with = load.during(TURN);
                begun.close();
                appends.add(with.append() / without.append());
                tails.add(with.seen() / without.seen());
                slowest = Math.max(slowest, with.slowest());
            }
            load.stopAppending();
            load.awaitFollowedAll();
        }
        ledger.matches(log.pool("query_app"));

        System.out.printf(
                "%s: append %.2f, append to tail %.2f times as long (medians of %d turns), slowest"
                        + " append %.0f ms%n",
                disturbance, median(appends), median(tails), TURNS, slowest / 1_000);
        assertThat(slowest).as("microseconds of the slowest append").isLessThan(STALL);
        if (MEASURED) {
            assertThat(median(appends)).as("append").isLessThan(SLOWDOWN);
            assertThat(median(tails)).as("append to tail").isLessThan(SLOWDOWN);
        }
    }

    private static double median(List<Double> ratios) {
        List<Double> sorted = new ArrayList<>(ratios);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
