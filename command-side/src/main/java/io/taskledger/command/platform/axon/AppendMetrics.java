package io.taskledger.command.platform.axon;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taskledger.eventlog.append.AppendObserver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How fast the log takes events, and how many at once. */
class AppendMetrics implements AppendObserver {

    private final Timer latency;
    private final DistributionSummary batch;
    private final Counter events;
    private final Counter rejected;
    private final Counter retried;

    AppendMetrics(MeterRegistry meters) {
        latency =
                Timer.builder("taskledger.append.latency")
                        .description("From the call of the append function to its commit")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofNanos(100_000))
                        .maximumExpectedValue(Duration.ofSeconds(10))
                        .register(meters);
        batch =
                DistributionSummary.builder("taskledger.append.batch")
                        .description("Commands that share one append")
                        .baseUnit("commands")
                        .register(meters);
        events = meters.counter("taskledger.append.events");
        rejected = meters.counter("taskledger.append.rejected");
        retried = meters.counter("taskledger.append.retried");
    }

    @Override
    public void appended(int commands, int appendedEvents, long nanos) {
        latency.record(nanos, TimeUnit.NANOSECONDS);
        batch.record(commands);
        events.increment(appendedEvents);
    }

    @Override
    public void rejected(int commands) {
        rejected.increment(commands);
    }

    @Override
    public void retried(int attempt) {
        retried.increment();
    }
}
