package io.taskledger.query.changes;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.query.projection.Fact;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All clients of this instance that listen to changes. */
@Component
final class Subscribers implements FactListener, SmartLifecycle {

    private final Set<Subscriber> all = ConcurrentHashMap.newKeySet();
    private volatile boolean open;
    private volatile long heard = -1;

    Subscribers(MeterRegistry meters) {
        meters.gaugeCollectionSize("taskledger.events.subscribers", java.util.List.of(), all);
    }

    /**
     * Position up to which a subscriber that enters now hears nothing, all after it surely; -1
     * while there is nothing to hear.
     */
    synchronized long enter(Subscriber subscriber) {
        if (!open || heard < 0) {
            return -1;
        }
        all.add(subscriber);
        return heard;
    }

    void leave(Subscriber subscriber) {
        all.remove(subscriber);
    }

    @Override
    public synchronized void startsAfter(long position) {
        cutAllOff();
        heard = position;
    }

    @Override
    public synchronized void happened(Fact fact) {
        heard = fact.position();
        all.forEach(subscriber -> subscriber.offer(fact));
    }

    @Override
    public synchronized void interrupted() {
        heard = -1;
        cutAllOff();
    }

    @Override
    public void start() {
        open = true;
    }

    /** Streams never end by themselves: they must end before the server waits for its requests. */
    @Override
    public void stop() {
        open = false;
        cutAllOff();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void cutAllOff() {
        all.forEach(Subscriber::cutOff);
    }
}
