package io.taskledger.query.operations.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.operations.view.ProjectionView;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Measures every few seconds how far projections are behind, in events and in seconds, and how many
 * events are parked. While that cannot be found out, the gauges have no value.
 */
@Component
final class LagMetrics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LagMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final ProjectionStatus status;
    private final Map<ProjectionName, ProjectionView> latest = new ConcurrentHashMap<>();
    private volatile boolean running;

    LagMetrics(ProjectionStatus status, MeterRegistry meters) {
        this.status = status;
        for (ProjectionName name : ProjectionName.values()) {
            gauge(meters, name, "lag.events", ProjectionView::lagEvents);
            gauge(meters, name, "lag.seconds", ProjectionView::lagSeconds);
            gauge(meters, name, "dead.letters", ProjectionView::deadLetters);
        }
    }

    private void gauge(
            MeterRegistry meters,
            ProjectionName name,
            String what,
            ToDoubleFunction<ProjectionView> value) {
        Gauge.builder("taskledger.projection." + what, latest, all -> value(all.get(name), value))
                .tag("projection", name.text())
                .register(meters);
    }

    private static double value(
            @org.jspecify.annotations.Nullable ProjectionView view,
            ToDoubleFunction<ProjectionView> value) {
        return view == null ? Double.NaN : value.applyAsDouble(view);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("lag-metrics").start(this::measure);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void measure() {
        while (running) {
            try {
                for (ProjectionName name : ProjectionName.values()) {
                    latest.put(name, status.of(name));
                }
            } catch (RuntimeException e) {
                log.debug("The lag of projections is not known", e);
                latest.clear();
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(INTERVAL);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
