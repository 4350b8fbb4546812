package io.taskledger.query.operations.action;

import io.taskledger.query.platform.Supervision;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Notes which actions the history shows by now, so that the audit trail looks only at the others. A
 * part of the log that is lost, or a generation of the history that is live then and has parked an
 * event, takes that back.
 */
@Component
public final class FoldedActions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FoldedActions.class);
    private static final long LOOK_SECONDS = 5;

    private final JdbcClient jdbc;
    private final Supervision supervision;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    FoldedActions(@Qualifier("projections") DataSource source, Supervision supervision) {
        this.jdbc = JdbcClient.create(source);
        this.supervision = supervision;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        supervision.start(Thread.ofVirtual().name("folded-actions"), this::run);
    }

    @Override
    public void stop() {
        // No interrupt: it would cut the connection of a virtual thread.
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void run() throws InterruptedException {
        do {
            look();
        } while (!stopping.await(LOOK_SECONDS, TimeUnit.SECONDS));
    }

    private void look() {
        try {
            note();
        } catch (DataAccessException | TransactionException e) {
            log.debug("It cannot be noted now which actions are in the history", e);
        }
    }

    /** A thousand at a time: after an upgrade none is noted yet. */
    private void note() {
        jdbc.sql(
                        """
                        update operator_action
                        set    folded = true
                        where  id in (select a.id
                                      from   operator_action a
                                      join   projection p on p.name = :history
                                      join   projection_generation g on g.projection = p.name and g.generation = p.live_generation
                                      join   history h on h.generation = p.live_generation and h.position = a.event_position
                                                          and h.command_id = a.event_key::text
                                      where  not a.folded and g.diverged_at is null
                                      limit  1000
                                      for    no key update of a skip locked)
                        """)
                .param("history", ProjectionName.HISTORY.text())
                .update();
    }

    /**
     * In the transaction that makes a generation live: actions whose events it has parked are shown
     * from their table again.
     */
    public void live(ProjectionName projection, int generation) {
        if (projection != ProjectionName.HISTORY) {
            return;
        }
        jdbc.sql(
                        """
                        update operator_action a
                        set    folded = false
                        from   dead_letter d
                        where  d.projection = ? and d.generation = ? and d.position = a.event_position and a.folded
                        """)
                .param(projection.text())
                .param(generation)
                .update();
    }
}
