package io.taskledger.query.operations.rebuild;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.UUID;

/** How many events are in a generation, and how fast they get there. */
final class Progress {

    /** Of a rebuild {@code r}: positions are dense, so a position is a number of events. */
    static final String PROCESSED =
            """
            greatest((select coalesce(sum(s.processed), 0)::bigint from rebuild_segment s where s.rebuild_id = r.id),
                     (select coalesce(min(c.position), 0) from projection_checkpoint c
                      where  c.projection = r.projection and c.generation = r.generation))
            """;

    private Progress() {}

    /**
     * Takes the rate since the last call, half of it as it was before; at most every half second.
     */
    static void measure(JdbcClient jdbc, UUID rebuild) {
        jdbc.sql(
                        """
                        with now as (
                            select clock_timestamp() as at, %s as processed
                            from   rebuild r
                            where  r.id = :id
                        )
                        update rebuild
                        set    events_per_second = case when measured_at is null then null
                                   else ((now.processed - measured_processed) / extract(epoch from now.at - measured_at)
                                         + coalesce(events_per_second,
                                                    (now.processed - measured_processed) / extract(epoch from now.at - measured_at))) / 2
                                   end,
                               measured_at = now.at,
                               measured_processed = now.processed
                        from   now
                        where  id = :id and (measured_at is null or measured_at < now.at - interval '500 ms')
                        """
                                .formatted(PROCESSED))
                .param("id", rebuild)
                .update();
    }
}
