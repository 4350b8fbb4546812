package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Keeps every instance from answering out of the cache while the contents of a projection change
 * otherwise than by following the log. Queries go on, from the database. See ADR 14.
 */
@Component
public final class CacheRest {

    /** For what is done within a rest, once it is one. */
    private static final Duration WORK = Duration.ofSeconds(3);

    /** The clocks of two machines do not run equally fast. */
    private static final Duration MARGIN = Duration.ofMillis(10);

    private static final int MOST_ENDED_AT_ONCE = 5;

    private final JdbcClient jdbc;

    CacheRest(@Qualifier("projections") DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A time in which no instance uses the cache.
     *
     * @param epoch of the contents meanwhile: whoever changes them ends everybody's rest
     * @param seenAt which rest it is, by the database's clock: whoever asked before may use the
     *     cache for a lease longer; null for one that nobody may have seen yet
     * @param lease how long that is
     * @param end of {@link System#nanoTime()}
     */
    public record Rest(
            ProjectionName projection,
            long epoch,
            @Nullable OffsetDateTime seenAt,
            Duration lease,
            long end) {

        private boolean isOver() {
            return System.nanoTime() - end >= 0;
        }

        private boolean isSameAs(long otherEpoch, @Nullable OffsetDateTime otherSeenAt) {
            return epoch == otherEpoch && seenAt != null && seenAt.equals(otherSeenAt);
        }
    }

    /** Returns when no instance uses the cache any more; for three seconds none does. */
    public Rest begin(ProjectionName projection) {
        rest(projection);
        Rest rest = rest(projection); // that the first is committed is certain only now
        for (int again = 0; rest.seenAt() == null && again < MOST_ENDED_AT_ONCE; again++) {
            rest = rest(projection); // somebody who switches too has ended it in between
        }
        if (rest.seenAt() == null) {
            throw new ConcurrencyFailureException("Others switch at the same time");
        }
        try {
            TimeUnit.NANOSECONDS.sleep(rest.lease().plus(MARGIN).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the cache comes to rest", e);
        }
        return rest;
    }

    /** Three seconds from now; a new rest if this one is over. */
    public Rest prolong(Rest rest) {
        Rest longer = rest(rest.projection());
        return rest.isSameAs(longer.epoch(), longer.seenAt()) && !rest.isOver()
                ? longer
                : begin(rest.projection());
    }

    private Rest rest(ProjectionName projection) {
        long now = System.nanoTime();
        return jdbc.sql(
                        """
                        update projection
                        set    cache_rests_until = clock_timestamp() + cache_lease() + make_interval(secs => ?)
                        where  name = ?
                        returning epoch, cache_rest_seen_at, extract(milliseconds from cache_lease())::bigint as lease
                        """)
                .param(WORK.toSeconds())
                .param(projection.text())
                .query(
                        (row, number) -> {
                            Duration lease = Duration.ofMillis(row.getLong("lease"));
                            return new Rest(
                                    projection,
                                    row.getLong("epoch"),
                                    row.getObject("cache_rest_seen_at", OffsetDateTime.class),
                                    lease,
                                    now + lease.plus(WORK).toNanos());
                        })
                .single();
    }

    /**
     * To be called first in the transaction that changes the contents: nobody else changes which
     * generation is live, what it holds, or this, until it ends.
     *
     * @return whether no instance has used the cache since the rest began
     */
    public boolean holds(Rest rest) {
        return jdbc.sql(
                                """
                                select epoch, cache_rest_seen_at
                                from   projection
                                where  name = ?
                                for    no key update
                                """)
                        .param(rest.projection().text())
                        .query(
                                (row, number) ->
                                        rest.isSameAs(
                                                row.getLong("epoch"),
                                                row.getObject(
                                                        "cache_rest_seen_at",
                                                        OffsetDateTime.class)))
                        .single()
                && !rest.isOver();
    }

    /**
     * To be called in the transaction that changes the contents: all that was cached is void, here
     * and, for items that have not changed since, at clients. The database refuses it unless the
     * cache has rested for a lease.
     */
    public void endWithNewContents(ProjectionName projection) {
        jdbc.sql(
                        """
                        update projection
                        set    epoch = epoch + 1, cache_rests_until = '-infinity',
                               epoch_position = (select max(position) from projection_checkpoint where projection = name)
                        where  name = ?
                        """)
                .param(projection.text())
                .update();
    }
}
