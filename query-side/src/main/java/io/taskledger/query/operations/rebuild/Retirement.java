package io.taskledger.query.operations.rebuild;

import io.taskledger.query.platform.LongWork;
import io.taskledger.query.projection.GenerationTables;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Drops generations that are no longer needed, as soon as that makes nobody wait. Whatever holds
 * the tables may do so for hours, as a backup does, and each attempt makes readers queue for a
 * moment: attempts become rare.
 */
@Component
final class Retirement {

    private static final Logger log = LoggerFactory.getLogger(Retirement.class);
    private static final BackOff RARER_AND_RARER = rarerAndRarer();

    /** Files of many gigabytes go. */
    private static final Duration LONGEST_DROP = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final GenerationTables tables;
    private final TransactionTemplate transactions;
    private final LongWork longWork;
    private final RebuildSettings settings;
    private final Map<Old, Rest> resting = new ConcurrentHashMap<>();

    private record Old(ProjectionName projection, int generation) {}

    /**
     * @param until of {@link System#nanoTime()}
     */
    private record Rest(BackOffExecution lengths, long until) {

        static Rest after(@Nullable Rest before) {
            BackOffExecution lengths = before == null ? RARER_AND_RARER.start() : before.lengths();
            long millis = lengths.nextBackOff();
            return new Rest(lengths, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        }

        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    Retirement(
            @Qualifier("projections") DataSource source,
            GenerationTables tables,
            TransactionTemplate transactions,
            LongWork longWork,
            RebuildSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.tables = tables;
        this.transactions = transactions;
        this.longWork = longWork;
        this.settings = settings;
    }

    private static BackOff rarerAndRarer() {
        ExponentialBackOff backOff = new ExponentialBackOff(1_000, 2);
        backOff.setMaxInterval(120_000);
        return backOff;
    }

    /** Those whose grace time is over. */
    void dropOld(ProjectionName projection) {
        for (int generation : old(projection)) {
            Old key = new Old(projection, generation);
            Rest rest = resting.get(key);
            if (rest != null && !rest.isOver()) {
                continue;
            }
            try {
                transactions.executeWithoutResult(
                        status -> {
                            longWork.allow(LONGEST_DROP);
                            jdbc.sql("set local lock_timeout = '100ms'").update();
                            tables.drop(projection, generation);
                        });
                resting.remove(key);
                log.info("Generation {} of {} is dropped", generation, projection.text());
            } catch (DataAccessException e) {
                resting.put(key, Rest.after(rest));
                log.debug("Generation {} cannot be dropped now", generation, e);
            }
        }
    }

    private List<Integer> old(ProjectionName projection) {
        return jdbc.sql(
                        """
                        select g.generation
                        from   projection_generation g
                        join   projection p on p.name = g.projection and p.live_generation <> g.generation
                        where  g.projection = ? and g.dropped_at is null
                        and    g.retired_at < clock_timestamp() - make_interval(secs => ?)
                        """)
                .param(projection.text())
                .param(settings.grace().toMillis() / 1000.0)
                .query(Integer.class)
                .list();
    }
}
