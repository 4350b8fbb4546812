package io.taskledger.query.operations.rebuild;

import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** Which generation is live, and how it changes; all in the caller's transaction. */
@Component
final class LiveGeneration {

    private static final long PATIENCE_MILLIS = 300;
    private static final long POLL_MILLIS = 5;

    private final JdbcClient jdbc;

    LiveGeneration(@Qualifier("projections") DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** Nobody else changes it until the transaction ends. */
    int lock(ProjectionName projection) {
        return jdbc.sql("select live_generation from projection where name = ? for update")
                .param(projection.text())
                .query(Integer.class)
                .single();
    }

    int version(ProjectionName projection) {
        return jdbc.sql(
                        """
                        select g.version
                        from   projection p
                        join   projection_generation g on g.projection = p.name and g.generation = p.live_generation
                        where  p.name = ?
                        """)
                .param(projection.text())
                .query(Integer.class)
                .single();
    }

    /** Whether it holds what the log does not. */
    boolean isDiverged(ProjectionName projection) {
        return jdbc.sql(
                        """
                        select g.diverged_at is not null
                        from   projection p
                        join   projection_generation g on g.projection = p.name and g.generation = p.live_generation
                        where  p.name = ?
                        """)
                .param(projection.text())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Whether it is gone, will be at once, or holds what the log does not. */
    boolean isUnfit(ProjectionName projection, int generation) {
        return jdbc.sql(
                        """
                        select dropped_at is not null or retired_at = '-infinity' or diverged_at is not null
                        from   projection_generation
                        where  projection = ? and generation = ?
                        """)
                .param(projection.text())
                .param(generation)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /**
     * Holds the live generation where it is, and waits a moment for the other to be as far. One
     * that has diverged need not be reached: it is no further on the same way.
     */
    boolean isReachedBy(ProjectionName projection, int other) {
        if (isDiverged(projection)) {
            return true;
        }
        long held =
                jdbc.sql(
                                """
                                select c.position
                                from   projection p
                                join   projection_checkpoint c on c.projection = p.name and c.generation = p.live_generation
                                where  p.name = ?
                                for    update of c
                                """)
                        .param(projection.text())
                        .query(Long.class)
                        .single();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (position(projection, other) < held) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private long position(ProjectionName projection, int generation) {
        return jdbc.sql(
                        """
                        select coalesce(min(position), -1)
                        from   projection_checkpoint
                        where  projection = ? and generation = ?
                        """)
                .param(projection.text())
                .param(generation)
                .query(Long.class)
                .single();
    }

    /** From now on queries read the other; only the one before is kept to go back to. */
    void change(ProjectionName projection, int from, int to) {
        jdbc.sql("update projection set live_generation = ? where name = ?")
                .param(to)
                .param(projection.text())
                .update();
        jdbc.sql(
                        """
                        update projection_generation g
                        set    retired_at = case when generation = :to   then null
                                                 when generation = :from then clock_timestamp()
                                                 else '-infinity'
                                            end
                        where  projection = :projection and dropped_at is null
                        and    not exists (select from rebuild r
                                           where  r.projection = g.projection and r.generation = g.generation
                                           and    r.generation <> :to
                                           and    r.state in ('PENDING', 'BUILDING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'READY'))
                        """)
                .param("to", to)
                .param("from", from)
                .param("projection", projection.text())
                .update();
    }
}
