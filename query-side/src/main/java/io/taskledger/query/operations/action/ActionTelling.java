package io.taskledger.query.operations.action;

import io.taskledger.api.event.Capabilities;
import io.taskledger.eventlog.release.LiveInstances;
import io.taskledger.query.platform.Supervision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Tells the log what operators did, in order, once everybody reads it there, and learns where it
 * stands then. The record of it was committed with what was done; whatever fails here is tried
 * again, by any instance, and appended once.
 */
@Component
final class ActionTelling implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ActionTelling.class);
    private static final long LOOK_MILLIS = 5_000;

    /** How soon to look whether what was told has been appended. */
    private static final long SOON_MILLIS = 500;

    private final JdbcClient jdbc;
    private final OperatorLog operators;
    private final LiveInstances live;
    private final Supervision supervision;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private boolean failing;

    ActionTelling(
            @Qualifier("projections") DataSource source,
            OperatorLog operators,
            LiveInstances live,
            Supervision supervision) {
        this.jdbc = JdbcClient.create(source);
        this.operators = operators;
        this.live = live;
        this.supervision = supervision;
    }

    /** There is something to tell. */
    void wake() {
        wakes.release();
    }

    @Override
    public void start() {
        running = true;
        supervision.start(Thread.ofPlatform().daemon().name("operator-actions"), this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() throws InterruptedException {
        while (running) {
            boolean waiting = live.allKnow(Capabilities.OPERATOR_EVENTS) && tell();
            wakes.tryAcquire(waiting ? SOON_MILLIS : LOOK_MILLIS, TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        }
    }

    /** Whether something was told that is not appended yet. */
    private boolean tell() {
        try {
            boolean waiting = false;
            while (running && !waiting) {
                List<PendingAction> pending = pending();
                if (pending.isEmpty()) {
                    break;
                }
                waiting = !tell(pending);
            }
            failing = false;
            return waiting;
        } catch (SQLException | RuntimeException e) {
            if (running && !failing) {
                log.error("The log cannot be told what operators did; trying again", e);
                failing = true;
            }
            return false;
        }
    }

    /** Those that come later wait until these are appended; whether any of these was. */
    private boolean tell(List<PendingAction> pending) throws SQLException {
        Map<UUID, OptionalLong> told = operators.told(pending);
        boolean learnt = false;
        for (PendingAction each : pending) {
            OptionalLong position = told.get(each.key());
            if (position == null) {
                operators.tell(each);
            } else if (position.isPresent()) {
                stands(each, position.getAsLong());
                learnt = true;
            }
        }
        return learnt;
    }

    private List<PendingAction> pending() {
        return jdbc.sql(PendingAction.SELECT).query((row, number) -> PendingAction.of(row)).list();
    }

    private void stands(PendingAction action, long position) {
        jdbc.sql("update operator_action set event_position = ? where id = ?")
                .param(position)
                .param(action.id())
                .update();
    }
}
