package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.ComparisonView;
import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.api.operations.view.TableComparison;
import io.taskledger.query.projection.GenerationTables;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** The step that compares a generation with the live one and then has processors follow it. */
@Component
final class Comparing {

    /** A live generation that has not moved for so long, behind the other, has failed. */
    private static final Duration STUCK = Duration.ofSeconds(5);

    private static final long PAUSE_MILLIS = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Feed feed;
    private final GenerationTables tables;
    private final OnePosition onePosition;
    private final LiveGeneration live;
    private final JsonMapper json;

    Comparing(
            @Qualifier("projections") DataSource source,
            TransactionTemplate transactions,
            Feed feed,
            GenerationTables tables,
            OnePosition onePosition,
            LiveGeneration live,
            JsonMapper json) {
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
        this.feed = feed;
        this.tables = tables;
        this.onePosition = onePosition;
        this.live = live;
        this.json = json;
    }

    boolean take(Rebuild rebuild, Lease lease) {
        String text = compare(rebuild, lease).map(json::writeValueAsString).orElse(null);
        transactions.executeWithoutResult(
                status -> {
                    live.lock(rebuild.projection());
                    lease.advance(RebuildState.COMPARING, RebuildState.READY);
                    jdbc.sql("update rebuild set comparison = ?::jsonb where id = ?")
                            .param(text)
                            .param(rebuild.id())
                            .update();
                    follow(rebuild);
                });
        return true;
    }

    /**
     * Waits for a live generation that is paused or on its way. Empty if the two cannot be at one
     * position: it has failed, or was made from another log.
     */
    private Optional<ComparisonView> compare(Rebuild rebuild, Lease lease) {
        CatchUp candidate = feed.open(rebuild, lease);
        LiveGeneration.Watch watch = live.watch(rebuild.projection());
        while (watch.mayMove(STUCK)) {
            lease.check();
            candidate.extendClaim();
            Optional<ComparisonView> comparison =
                    onePosition.use(
                            rebuild.projection(),
                            candidate,
                            feed.batchSize(),
                            (snapshot, live, position) ->
                                    compare(rebuild, snapshot, live, position));
            if (comparison.isPresent()) {
                return comparison;
            }
            pause();
        }
        return Optional.empty();
    }

    private ComparisonView compare(
            Rebuild rebuild, JdbcTemplate snapshot, int live, long position) {
        Comparison comparison = new Comparison(snapshot, json, live, rebuild.generation());
        List<TableComparison> all =
                tables.of(rebuild.projection()).stream().map(comparison::of).toList();
        return new ComparisonView(
                position,
                jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant(),
                live,
                all.stream().allMatch(TableComparison::equal),
                all);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLostException();
        }
    }

    /** From now on processors keep it in step with the log. */
    private void follow(Rebuild rebuild) {
        jdbc.sql(
                        """
                        update projection_generation
                        set    followed = true
                        where  projection = ? and generation = ?
                        """)
                .param(rebuild.projection().text())
                .param(rebuild.generation())
                .update();
        jdbc.sql(
                        """
                        update projection_checkpoint c
                        set    owner = null, claimed_at = null, paused = p.paused
                        from   projection p
                        where  p.name = c.projection and c.projection = ? and c.generation = ?
                        """)
                .param(rebuild.projection().text())
                .param(rebuild.generation())
                .update();
    }
}
