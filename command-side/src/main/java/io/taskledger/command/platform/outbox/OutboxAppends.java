package io.taskledger.command.platform.outbox;

import io.taskledger.api.event.Capabilities;
import io.taskledger.eventlog.append.OperatorOutbox;
import io.taskledger.eventlog.release.LiveInstances;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Appends what operators of the query side did, twice a second, as long as every live instance
 * reads it. Whatever fails is left where it is, for the next time or another instance.
 */
@Component
final class OutboxAppends {

    private static final Logger log = LoggerFactory.getLogger(OutboxAppends.class);
    private static final int PAUSE_MILLIS = 500;

    private final OperatorOutbox outbox;
    private final LiveInstances live;
    private boolean failing;

    OutboxAppends(DataSource eventLogDataSource, LiveInstances live) {
        this.outbox = new OperatorOutbox(eventLogDataSource);
        this.live = live;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void append() {
        try {
            while (live.allKnow(Capabilities.OPERATOR_EVENTS)
                    && outbox.append() == OperatorOutbox.AT_ONCE) {
                // There may be more.
            }
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                log.warn("What operators did cannot be appended now; trying again", e);
                failing = true;
            }
        }
    }
}
