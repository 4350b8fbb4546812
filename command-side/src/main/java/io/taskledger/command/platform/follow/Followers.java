package io.taskledger.command.platform.follow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.eventlog.tail.LogFollower;
import io.taskledger.eventlog.tail.LogListener;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.health.Readiness;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Lets each listener follow the log, from before the first request on. The instance is ready while
 * all of them hear it, and know what it had at the start.
 */
@Component
final class Followers implements SmartLifecycle, Readiness {

    private final LogTail tail;
    private final List<LogListener> listeners;
    private final MeterRegistry meters;
    private volatile List<LogFollower> followers = List.of();
    private volatile boolean running;

    Followers(LogTail tail, ObjectProvider<LogListener> listeners, MeterRegistry meters) {
        this.tail = tail;
        this.listeners = listeners.stream().toList();
        this.meters = meters;
    }

    @Override
    public void start() {
        followers = listeners.stream().map(this::follow).toList();
        running = true;
    }

    private LogFollower follow(LogListener listener) {
        String name = listener.getClass().getSimpleName();
        LogFollower follower = new LogFollower(name, tail, listener);
        Gauge.builder("taskledger.follow.behind", follower, LogFollower::behind)
                .tag("listener", name)
                .description("Events of the log that the listener has not heard yet")
                .strongReference(true)
                .register(meters);
        return follower;
    }

    @Override
    public void stop() {
        running = false;
        followers.forEach(LogFollower::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public String name() {
        return "log-followers";
    }

    @Override
    public boolean isReady() {
        return running && followers.stream().allMatch(LogFollower::isHearing);
    }
}
