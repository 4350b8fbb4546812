package io.taskledger.query.operations.rebuild;

import io.taskledger.query.projection.GenerationTables;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

import javax.sql.DataSource;

/** Drops generations that are no longer needed, as soon as that makes nobody wait. */
@Component
final class Retirement {

    private static final Logger log = LoggerFactory.getLogger(Retirement.class);

    private final JdbcClient jdbc;
    private final GenerationTables tables;
    private final TransactionTemplate transactions;
    private final RebuildSettings settings;

    Retirement(
            @Qualifier("projections") DataSource source,
            GenerationTables tables,
            TransactionTemplate transactions,
            RebuildSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.tables = tables;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Those whose grace time is over. */
    void dropOld(ProjectionName projection) {
        for (int generation : old(projection)) {
            try {
                transactions.executeWithoutResult(
                        status -> {
                            jdbc.sql("set local lock_timeout = '100ms'").update();
                            tables.drop(projection, generation);
                        });
                log.info("Generation {} of {} is dropped", generation, projection.text());
            } catch (DataAccessException e) {
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
