package io.taskledger.query.projection;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Keeps every instance from answering out of the cache while the contents of a projection change
 * otherwise than by following the log. Queries go on, from the database.
 */
@Component
public final class CacheRest {

    /** Longer than an instance counts on what it knew, and waits for the cache. */
    private static final long UNTIL_ALL_KNOW_MILLIS = 250;

    private static final long LASTS_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final JdbcClient jdbc;

    CacheRest(@Qualifier("projections") DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A time in which no instance uses the cache.
     *
     * @param epoch of the contents meanwhile: whoever changes them ends everybody's rest
     * @param end of {@link System#nanoTime()}
     */
    public record Rest(ProjectionName projection, long epoch, long end) {}

    /** Returns when no instance uses the cache any more; for three seconds none does. */
    public Rest begin(ProjectionName projection) {
        Rest rest = rest(projection);
        try {
            TimeUnit.MILLISECONDS.sleep(UNTIL_ALL_KNOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return rest;
    }

    /** Three seconds from now; a new rest if this one is over. */
    public Rest prolong(Rest rest) {
        Rest longer = rest(rest.projection());
        boolean without = longer.epoch() == rest.epoch() && System.nanoTime() - rest.end() < 0;
        return without ? longer : begin(rest.projection());
    }

    private Rest rest(ProjectionName projection) {
        long end = System.nanoTime() + LASTS_NANOS;
        long epoch =
                jdbc.sql(
                                """
                                update projection
                                set    cache_rests_until = clock_timestamp() + interval '3 s'
                                where  name = ?
                                returning epoch
                                """)
                        .param(projection.text())
                        .query(Long.class)
                        .single();
        return new Rest(projection, epoch, end);
    }

    /**
     * To be called first in the transaction that changes the contents: nobody else changes which
     * generation is live, what it holds, or this, until it ends.
     *
     * @return whether no instance has used the cache since the rest began
     */
    public boolean holds(Rest rest) {
        long epoch =
                jdbc.sql("select epoch from projection where name = ? for no key update")
                        .param(rest.projection().text())
                        .query(Long.class)
                        .single();
        return epoch == rest.epoch() && System.nanoTime() - rest.end() < 0;
    }

    /**
     * To be called in the transaction that changes the contents: all that was cached is void, here
     * and, for items that have not changed since, at clients.
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
