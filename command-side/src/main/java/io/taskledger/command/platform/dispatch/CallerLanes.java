package io.taskledger.command.platform.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.platform.auth.Caller;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.util.concurrent.Semaphore;

/**
 * Gives each caller a quarter of the log's connections on this instance, at least one: their
 * further requests wait for their own, and others do not.
 */
@Component
class CallerLanes {

    private final int width;

    /** A lane lasts as long as a request is in it. */
    private final Cache<String, Semaphore> lanes = Caffeine.newBuilder().weakValues().build();

    CallerLanes(@Value("${taskledger.eventlog.connections:8}") int connections) {
        this.width = Math.max(1, connections / 4);
    }

    Semaphore of(Caller caller) {
        return lanes.get(caller.id(), id -> new Semaphore(width, true));
    }
}
