package io.taskledger.query.cache;

import io.taskledger.query.projection.Continuity;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which generation and epoch of the read model answers now. What the database said counts for a
 * lease: whoever is about to switch has the cache rest for that long before. So no page of what was
 * before is served after. While requests come, the lease is renewed in the background, long before
 * it is over; nobody waits for that, however far away the database is.
 */
final class CurrentTables {

    /** A quarter of a lease. */
    private static final long RENEWAL_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** So that renewals that take longer than they are apart still follow each other closely. */
    private static final int MOST_UNDER_WAY = 2;

    /** How long whoever comes first after a while waits for a lease before doing without. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(CurrentTables.class);

    private final Continuity continuity;
    private final LiveTables tables;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile TableLease current = TableLease.over();
    private volatile Renewal latest =
            new Renewal(System.nanoTime() - RENEWAL_NANOS, new CountDownLatch(0));
    private int underWay;

    private record Renewal(long startedAt, CountDownLatch ended) {

        boolean isRecent() {
            return System.nanoTime() - startedAt < RENEWAL_NANOS;
        }
    }

    /**
     * @param continuity nothing counts before it is ready
     * @param tables not asked through the pool that queries wait for
     */
    CurrentTables(Continuity continuity, LiveTables tables) {
        this.continuity = continuity;
        this.tables = tables;
    }

    /**
     * What keys of answers begin with that may be given now; null while none may, or if the
     * database does not say within half a second.
     */
    @Nullable String prefix() {
        renew();
        if (!current.isValid()) {
            awaitRenewal();
        }
        TableLease lease = current;
        return lease.isValid() && continuity.isReady() ? lease.prefix() : null;
    }

    /**
     * What keys of answers from these tables begin with; null as long as the database has not said
     * which read model it is.
     */
    @Nullable String prefix(int generation, long epoch) {
        String identity = tables.identity();
        return identity == null ? null : LiveTables.prefix(identity, generation, epoch);
    }

    private void renew() {
        if (!latest.isRecent() && lock.tryLock()) {
            try {
                if (!latest.isRecent() && underWay < MOST_UNDER_WAY) {
                    Renewal next = new Renewal(System.nanoTime(), new CountDownLatch(1));
                    Thread.ofVirtual().name("table-lease").start(() -> run(next));
                    latest = next;
                    underWay++;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void run(Renewal renewal) {
        TableLease lease = current;
        try {
            lease = tables.ask();
        } catch (DataAccessException e) {
            log.debug("Which generation is live is not known", e);
        } finally {
            lock.lock();
            try {
                current = current.orLater(lease);
                underWay--;
            } finally {
                lock.unlock();
            }
            renewal.ended().countDown();
        }
    }

    private void awaitRenewal() {
        try {
            latest.ended().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
