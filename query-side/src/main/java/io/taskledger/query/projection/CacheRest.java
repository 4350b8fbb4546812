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

    private final JdbcClient jdbc;

    CacheRest(@Qualifier("projections") DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** Returns when no instance uses the cache any more; for three seconds none does. */
    public void begin(ProjectionName projection) {
        prolong(projection);
        try {
            TimeUnit.MILLISECONDS.sleep(UNTIL_ALL_KNOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** None uses it for another three seconds, if it rests already. */
    public void prolong(ProjectionName projection) {
        jdbc.sql(
                        """
                        update projection
                        set    cache_rests_until = clock_timestamp() + interval '3 s'
                        where  name = ?
                        """)
                .param(projection.text())
                .update();
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
