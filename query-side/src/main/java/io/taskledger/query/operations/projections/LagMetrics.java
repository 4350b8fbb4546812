package io.taskledger.query.operations.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.taskledger.api.operations.view.ProjectionState;
import io.taskledger.api.operations.view.ProjectionView;
import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.api.operations.view.RebuildView;
import io.taskledger.query.platform.Supervision;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Measures every few seconds how far projections are behind, in events and in seconds, how many
 * events are parked, whether they move, and how rebuilds get on. While that cannot be found out,
 * the gauges have no value.
 */
@Component
final class LagMetrics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LagMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Set<RebuildState> UNDER_WAY =
            EnumSet.range(RebuildState.PENDING, RebuildState.PAUSED);

    private final ProjectionStatus status;
    private final Supervision supervision;
    private final Map<ProjectionName, ProjectionView> latest = new ConcurrentHashMap<>();
    private volatile boolean running;

    LagMetrics(ProjectionStatus status, MeterRegistry meters, Supervision supervision) {
        this.status = status;
        this.supervision = supervision;
        for (ProjectionName name : ProjectionName.values()) {
            gauge(meters, name, "lag.events", ProjectionView::lagEvents);
            gauge(meters, name, "lag.seconds", ProjectionView::lagSeconds);
            gauge(meters, name, "dead.letters", ProjectionView::deadLetters);
            gauge(meters, name, "rebuild.rate", LagMetrics::rebuildRate);
            gauge(meters, name, "rebuild.left", LagMetrics::rebuildLeft);
            for (ProjectionState state : ProjectionState.values()) {
                gauge(
                        meters,
                        name,
                        "state",
                        view -> view.state() == state ? 1 : 0,
                        Tag.of("state", state.name()));
            }
        }
    }

    private void gauge(
            MeterRegistry meters,
            ProjectionName name,
            String what,
            ToDoubleFunction<ProjectionView> value,
            Tag... tags) {
        Gauge.builder("taskledger.projection." + what, latest, all -> value(all.get(name), value))
                .tag("projection", name.text())
                .tags(List.of(tags))
                .register(meters);
    }

    /** Events a second; 0 while none is being folded. */
    private static double rebuildRate(ProjectionView view) {
        return rebuild(view).map(RebuildView::eventsPerSecond).orElse(0.0);
    }

    /** Events that the rebuild under way has before it; 0 if there is none. */
    private static double rebuildLeft(ProjectionView view) {
        return rebuild(view).map(each -> each.head() - each.processed()).orElse(0L);
    }

    private static Optional<RebuildView> rebuild(ProjectionView view) {
        return view.rebuilds().stream().filter(each -> UNDER_WAY.contains(each.state())).findAny();
    }

    private static double value(
            @org.jspecify.annotations.Nullable ProjectionView view,
            ToDoubleFunction<ProjectionView> value) {
        return view == null ? Double.NaN : value.applyAsDouble(view);
    }

    @Override
    public void start() {
        running = true;
        supervision.start(Thread.ofVirtual().name("lag-metrics"), this::measure);
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
