package io.taskledger.command.platform.axon;

import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.health.Readiness;

import org.springframework.stereotype.Component;

import java.time.Duration;

/**
 * Without the log there are no decisions. Asked of the tail, which has a connection of its own: an
 * instance whose pool is used up by its callers is busy, and not to be taken away.
 */
@Component
class LogReadiness implements Readiness {

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final LogTail tail;

    LogReadiness(LogTail tail) {
        this.tail = tail;
    }

    @Override
    public String name() {
        return "event-log";
    }

    @Override
    public boolean isReady() {
        return tail.hasHeardWithin(SILENCE);
    }
}
