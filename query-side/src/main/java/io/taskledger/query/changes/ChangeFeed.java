package io.taskledger.query.changes;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.axon.LogEventMessage;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.eventlog.tail.PositionToken;
import io.taskledger.query.platform.Supervision;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Follows the log from the moment this instance starts and tells its listeners. When it is so far
 * behind that it would have to read for itself, it starts anew at the head: no listener gains by
 * hearing late of very much, and projections need the processor more. So it does when anything
 * fails, be it an event that cannot be read; listeners are told that they miss what is in between.
 */
@Component
final class ChangeFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);
    private static final int PATIENCE_MILLIS = 250;

    private final LogTail tail;
    private final LogReader reader;
    private final List<FactListener> listeners;
    private final Supervision supervision;
    private volatile boolean running;
    private @Nullable Thread thread;

    ChangeFeed(
            LogTail tail, LogReader reader, List<FactListener> listeners, Supervision supervision) {
        this.tail = tail;
        this.reader = reader;
        this.listeners = listeners;
        this.supervision = supervision;
    }

    @Override
    public void start() {
        running = true;
        thread = supervision.start(Thread.ofPlatform().daemon().name("change-feed"), this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread following = thread;
        if (following != null) {
            following.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() throws InterruptedException {
        while (running) {
            try {
                follow(reader.headMark());
            } catch (RuntimeException e) {
                if (running) {
                    log.error("Changes cannot be followed; trying again", e);
                    listeners.forEach(FactListener::interrupted);
                    TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
                }
            } catch (Error e) {
                listeners.forEach(FactListener::interrupted);
                throw e;
            }
        }
    }

    private void follow(LogMark start) throws InterruptedException {
        listeners.forEach(listener -> listener.startsAfter(start));
        try (BlockingStream<TrackedEventMessage<?>> stream =
                tail.openStream(new PositionToken(start.position()))) {
            long heard = start.position();
            while (running && !tail.isFarBehind(heard)) {
                if (stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    TrackedEventMessage<?> next = stream.nextAvailable();
                    heard = next.trackingToken().position().orElseThrow();
                    tell(next, heard);
                }
            }
        }
    }

    private void tell(TrackedEventMessage<?> next, long position) {
        if (next instanceof LogEventMessage event) {
            Fact fact = Facts.of(event);
            listeners.forEach(listener -> listener.happened(fact));
        } else {
            LogMark mark = tail.marks().at(position);
            listeners.forEach(listener -> listener.nothingHappened(mark));
        }
    }
}
