package io.taskledger.platform.health;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks every {@link Readiness} at once and waits for none longer than the limit. One that takes
 * longer is left to end, and is not asked again before: an interrupt would cut the connection that
 * it uses, and a service under too much load would lose one with every probe.
 */
final class ReadinessChecks {

    private static final Logger log = LoggerFactory.getLogger(ReadinessChecks.class);

    private final List<Readiness> checks;
    private final ApplicationAvailability availability;
    private final Duration limit;
    private final Map<Readiness, FutureTask<Boolean>> latest = new ConcurrentHashMap<>();

    ReadinessChecks(List<Readiness> checks, ApplicationAvailability availability, Duration limit) {
        this.checks = List.copyOf(checks);
        this.availability = availability;
        this.limit = limit;
    }

    /** Name → ready; {@code service} itself is not ready while it starts or shuts down. */
    Map<String, Boolean> outcome() {
        Map<String, FutureTask<Boolean>> asked = new LinkedHashMap<>();
        for (Readiness check : checks) {
            asked.put(check.name(), latest.compute(check, ReadinessChecks::ask));
        }
        Map<String, Boolean> outcome = new LinkedHashMap<>();
        outcome.put(
                "service", availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
        long deadline = System.nanoTime() + limit.toNanos();
        asked.forEach((name, task) -> outcome.put(name, await(name, task, deadline)));
        return outcome;
    }

    private static FutureTask<Boolean> ask(Readiness check, @Nullable FutureTask<Boolean> before) {
        if (before != null && !before.isDone()) {
            return before;
        }
        FutureTask<Boolean> task = new FutureTask<>(check::isReady);
        Thread.ofVirtual().name("readiness-" + check.name()).start(task);
        return task;
    }

    private static boolean await(String name, FutureTask<Boolean> task, long deadline) {
        try {
            return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            log.warn("{} did not answer in time", name);
        } catch (ExecutionException e) {
            log.warn("{} is not ready: {}", name, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
