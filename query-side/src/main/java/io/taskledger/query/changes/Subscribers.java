package io.taskledger.query.changes;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.projection.Fact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * All clients of this instance that listen to changes, and the last changes, which all of them read
 * from one buffer. After a start the buffer has what came before as well: the clients of an
 * instance that ended come back to another. Who has missed more than it has is told to read anew.
 */
@Component
final class Subscribers implements FactListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscribers.class);

    private final ChangeBuffer changes;
    private final int remembered;
    private final Recollection recollection;
    private final AtomicInteger listening = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean filled;

    Subscribers(EventsSettings settings, LogReader events, MeterRegistry meters) {
        this.changes = new ChangeBuffer(settings.remembered());
        this.remembered = settings.remembered();
        this.recollection = new Recollection(events, settings.recollection(), System::nanoTime);
        meters.gauge("taskledger.events.subscribers", listening);
    }

    ChangeBuffer changes() {
        return changes;
    }

    /** Whether there is anything to hear; streams end when there no longer is. */
    boolean isOpen() {
        return open && filled;
    }

    void enter() {
        listening.incrementAndGet();
    }

    void leave() {
        listening.decrementAndGet();
    }

    @Override
    public void startsAfter(LogMark mark) {
        if (filled) {
            changes.startAfter(mark);
        } else {
            fill(mark);
            filled = true;
        }
    }

    @Override
    public void happened(Fact fact) {
        changes.add(Change.of(fact));
    }

    @Override
    public void nothingHappened(LogMark mark) {
        changes.pass(mark);
    }

    /** Streams are silent meanwhile; what they then have missed they are told. */
    @Override
    public void interrupted() {}

    @Override
    public void start() {
        open = true;
    }

    /** Streams never end by themselves: they must end before the server waits for its requests. */
    @Override
    public void stop() {
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void fill(LogMark mark) {
        try {
            Recollection.Recalled last = recollection.upTo(mark, remembered);
            changes.startAfter(last.floor());
            last.changes().forEach(changes::add);
            changes.pass(mark);
        } catch (RuntimeException e) {
            log.warn("The last changes cannot be read; who comes back is told to read anew", e);
            changes.startAfter(mark);
        }
    }
}
