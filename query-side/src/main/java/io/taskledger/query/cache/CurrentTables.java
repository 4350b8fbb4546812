package io.taskledger.query.cache;

import io.taskledger.query.projection.Continuity;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which generation and epoch of the read model answers now. What the database said counts for a
 * moment only: whoever is about to switch has the cache rest, waits until no instance can still
 * count on what it knew before, and then switches. So no page of what was before is served after.
 */
final class CurrentTables {

    /** How long an answer of the database counts, from when it was asked. */
    static final Duration VALIDITY = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(CurrentTables.class);

    private final Continuity continuity;
    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable String identity;
    private volatile Known known = new Known(null, System.nanoTime() - VALIDITY.toNanos());

    private record Known(@Nullable String prefix, long askedAt) {

        boolean isValid() {
            return System.nanoTime() - askedAt < VALIDITY.toNanos();
        }

        boolean isFresh() {
            return System.nanoTime() - askedAt < VALIDITY.toNanos() / 2;
        }
    }

    /**
     * @param continuity nothing counts before it is ready
     * @param jdbc not of the pool that queries wait for: an answer from the cache waits for none
     */
    CurrentTables(Continuity continuity, JdbcClient jdbc) {
        this.continuity = continuity;
        this.jdbc = jdbc;
    }

    /** What keys of answers begin with that may be given now; null while none may. */
    @Nullable String prefix() {
        Known now = known;
        if (now.isFresh()) {
            return now.prefix();
        }
        // While what is known still counts, one asks for all; nobody else waits for that.
        if (!now.isValid()) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return now.prefix();
        }
        try {
            if (!known.isFresh()) {
                known = ask();
            }
            return known.prefix();
        } finally {
            lock.unlock();
        }
    }

    /** What keys of answers from these tables begin with. */
    String prefix(int generation, long epoch) {
        return "taskledger:%s:%d.%d:".formatted(identity(), generation, epoch);
    }

    private Known ask() {
        long askedAt = System.nanoTime();
        if (!continuity.isReady()) {
            return new Known(null, askedAt);
        }
        try {
            identity();
            return new Known(
                    jdbc.sql(
                                    """
                                    select live_generation, epoch
                                    from   projection
                                    where  name = ? and cache_rests_until < clock_timestamp()
                                    and    not exists (select from projection_generation g
                                                       where  g.projection = name and g.generation = live_generation
                                                       and    g.diverged_at is not null)
                                    """)
                            .param(ProjectionName.WORKSPACE.text())
                            .query(
                                    (row, number) ->
                                            prefix(
                                                    row.getInt("live_generation"),
                                                    row.getLong("epoch")))
                            .optional()
                            .orElse(null),
                    askedAt);
        } catch (DataAccessException e) {
            log.debug("Which generation is live is not known", e);
            return new Known(null, askedAt);
        }
    }

    private String identity() {
        String found = identity;
        if (found == null) {
            found = jdbc.sql("select id::text from read_model").query(String.class).single();
            identity = found;
        }
        return found;
    }
}
