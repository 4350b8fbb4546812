package io.taskledger.command.platform.follow;

import io.taskledger.eventlog.tail.LogFollower;
import io.taskledger.eventlog.tail.LogListener;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.health.Readiness;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Lets each listener follow the log, from before the first request on. The instance is ready once
 * all of them know what the log had at the start.
 */
@Component
final class Followers implements SmartLifecycle, Readiness {

    private final LogTail tail;
    private final List<LogListener> listeners;
    private volatile List<LogFollower> followers = List.of();
    private volatile boolean running;

    Followers(LogTail tail, ObjectProvider<LogListener> listeners) {
        this.tail = tail;
        this.listeners = listeners.stream().toList();
    }

    @Override
    public void start() {
        followers =
                listeners.stream().map(each -> new LogFollower(nameOf(each), tail, each)).toList();
        running = true;
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
        return running && followers.stream().allMatch(LogFollower::hasCaughtUp);
    }

    private static String nameOf(LogListener listener) {
        return listener.getClass().getSimpleName();
    }
}
