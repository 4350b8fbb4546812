package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RebuildState;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The right of one instance to drive a rebuild, renewed for as long as this is open. Whoever lost
 * it, be it to another instance or to an operator who paused or cancelled, can change nothing any
 * more: each change of state needs it.
 */
final class Lease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    private static final long RENEWAL_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final UUID rebuild;
    private final String node;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean lost;

    private Lease(JdbcClient jdbc, UUID rebuild, String node) {
        this.jdbc = jdbc;
        this.rebuild = rebuild;
        this.node = node;
        Thread.ofVirtual().name("rebuild-lease").start(this::renew);
    }

    /** Null if another living instance drives the rebuild, or nobody may now. */
    static @Nullable Lease claim(JdbcClient jdbc, UUID rebuild, String node, Duration timeout) {
        int claimed =
                jdbc.sql(
                                """
                                update rebuild
                                set    owner = :node, claimed_at = clock_timestamp()
                                where  id = :id and not paused
                                and    state in ('PENDING', 'BUILDING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'READY')
                                and    (owner is null or owner = :node
                                        or claimed_at < clock_timestamp() - make_interval(secs => :timeout))
                                """)
                        .param("node", node)
                        .param("id", rebuild)
                        .param("timeout", timeout.toMillis() / 1000.0)
                        .update();
        return claimed == 0 ? null : new Lease(jdbc, rebuild, node);
    }

    /** Lets another instance go on at once. */
    static void release(JdbcClient jdbc, String node) {
        jdbc.sql("update rebuild set owner = null, claimed_at = null where owner = ?")
                .param(node)
                .update();
    }

    /**
     * Goes on to the next state, in the caller's transaction if there is one.
     *
     * @throws LeaseLostException if this is not for us to do any more
     */
    void advance(RebuildState from, RebuildState to) {
        int advanced =
                jdbc.sql(
                                """
                                update rebuild
                                set    state = :to, failure = null, measured_at = null, events_per_second = null
                                where  id = :id and state = :from and owner = :node and not paused
                                """)
                        .param("to", to.name())
                        .param("id", rebuild)
                        .param("from", from.name())
                        .param("node", node)
                        .update();
        if (advanced == 0) {
            throw new LeaseLostException();
        }
        // It goes on, so nobody dies of it.
        jdbc.sql("delete from rebuild_death where rebuild_id = ?").param(rebuild).update();
    }

    /**
     * @throws LeaseLostException if it is known to be lost
     */
    void check() {
        if (lost) {
            throw new LeaseLostException();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void renew() {
        try {
            while (!lost && !closed.await(RENEWAL_MILLIS, TimeUnit.MILLISECONDS)) {
                lost = !renewOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lost = true; // Whatever ended this: nobody renews it any more.
        }
    }

    private boolean renewOnce() {
        try {
            Progress.measure(jdbc, rebuild);
            return jdbc.sql(
                                    """
                                    update rebuild
                                    set    claimed_at = clock_timestamp()
                                    where  id = ? and owner = ? and not paused
                                    """)
                            .param(rebuild)
                            .param(node)
                            .update()
                    > 0;
        } catch (DataAccessException e) {
            log.debug("The lease of {} could not be renewed", rebuild, e);
            return true;
        }
    }
}
