package io.taskledger.query.operations.rebuild;

import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.projection.ProjectionSettings;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** Which generation is live, and how it changes; all in the caller's transaction. */
@Component
final class LiveGeneration {

    private static final long PATIENCE_MILLIS = 300;
    private static final long POLL_MILLIS = 5;

    private final JdbcClient jdbc;
    private final Duration claimTimeout;

    LiveGeneration(@Qualifier("projections") DataSource source, ProjectionSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.claimTimeout = settings.claimTimeout();
    }

    /**
     * Nobody else changes it until the transaction ends. To be called before anything else of the
     * projection is locked; batches that park an event go on, as they only refer to it.
     */
    int lock(ProjectionName projection) {
        return jdbc.sql("select live_generation from projection where name = ? for no key update")
                .param(projection.text())
                .query(Integer.class)
                .single();
    }

    int generation(ProjectionName projection) {
        return jdbc.sql("select live_generation from projection where name = ?")
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

    Watch watch(ProjectionName projection) {
        return new Watch(projection);
    }

    /** Sees whether it moves. */
    final class Watch {

        private final ProjectionName projection;
        private long position = -1;
        private long moved = System.nanoTime();

        private Watch(ProjectionName projection) {
            this.projection = projection;
        }

        /** Whether it is fit to move, and did within that time, or is paused. */
        boolean mayMove(Duration time) {
            record Now(boolean fit, boolean paused, long position) {}
            Now now =
                    jdbc.sql(
                                    """
                                    select g.diverged_at is null, p.paused, c.position
                                    from   projection p
                                    join   projection_generation g on g.projection = p.name and g.generation = p.live_generation
                                    join   projection_checkpoint c on c.projection = p.name and c.generation = p.live_generation
                                    where  p.name = ?
                                    """)
                            .param(projection.text())
                            .query(
                                    (row, number) ->
                                            new Now(
                                                    row.getBoolean(1),
                                                    row.getBoolean(2),
                                                    row.getLong(3)))
                            .single();
            if (now.paused() || now.position() != position) {
                position = now.position();
                moved = System.nanoTime();
            }
            return now.fit() && System.nanoTime() - moved < time.toNanos();
        }
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

    /**
     * Whether an instance keeps it in step with the log, or would if the projection were not paused
     * or its live generation had not diverged.
     */
    boolean isFollowed(ProjectionName projection, int generation) {
        return isDiverged(projection)
                || jdbc.sql(
                                """
                                select p.paused
                                       or c.claimed_at > clock_timestamp() - make_interval(secs => ?)
                                from   projection p
                                join   projection_checkpoint c on c.projection = p.name
                                where  p.name = ? and c.generation = ?
                                """)
                        .param(claimTimeout.toMillis() / 1000.0)
                        .param(projection.text())
                        .param(generation)
                        .query((row, number) -> row.getBoolean(1))
                        .list()
                        .contains(true);
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
