package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.platform.LongWork;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.GenerationTables;
import io.taskledger.query.projection.Mark;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/**
 * What the instance that drives a rebuild does in each state. Each step can be done again from its
 * beginning by another instance, and ends by going on to the next state, which needs the lease.
 */
@Component
final class Steps {

    /** A table of 100 million rows takes minutes. */
    private static final Duration LONGEST_INDEX = Duration.ofHours(2);

    private final LongWork longWork;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LogReader events;
    private final BatchRunner batches;
    private final Feed feed;
    private final GenerationTables tables;
    private final Segments segments;
    private final Comparing comparing;
    private final Promotions promotions;
    private final LiveGeneration live;
    private final RebuildSettings settings;
    private final JsonMapper json;

    Steps(
            @Qualifier("projections") DataSource source,
            LongWork longWork,
            TransactionTemplate transactions,
            LogReader events,
            BatchRunner batches,
            Feed feed,
            GenerationTables tables,
            Segments segments,
            Comparing comparing,
            Promotions promotions,
            LiveGeneration live,
            RebuildSettings settings,
            JsonMapper json) {
        this.longWork = longWork;
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
        this.events = events;
        this.batches = batches;
        this.feed = feed;
        this.tables = tables;
        this.segments = segments;
        this.comparing = comparing;
        this.promotions = promotions;
        this.live = live;
        this.settings = settings;
        this.json = json;
    }

    /**
     * Takes the step of the rebuild's state.
     *
     * @return whether it went on to another state
     */
    boolean take(Rebuild rebuild, Lease lease) {
        return switch (rebuild.phase()) {
            case PENDING -> plan(rebuild, lease);
            case BUILDING -> awaitSegments(rebuild, lease);
            case INDEXING -> index(rebuild, lease);
            case CATCHING_UP -> catchUp(rebuild, lease);
            case COMPARING -> comparing.take(rebuild, lease);
            case READY -> promoteIfDue(rebuild);
            case PAUSED, PROMOTED, ROLLED_BACK, CANCELLED -> false;
        };
    }

    private boolean plan(Rebuild rebuild, Lease lease) {
        long head = events.head();
        int count = (int) Math.clamp(head / settings.segmentEvents(), 1, settings.segments());
        var ranges = events.ranges(count, head);
        List<EventRow> last = events.rowsAfter(head - 1, 1);
        transactions.executeWithoutResult(
                status -> {
                    lease.advance(RebuildState.PENDING, RebuildState.BUILDING);
                    tables.create(rebuild.projection(), rebuild.generation());
                    segments.plan(rebuild.id(), ranges);
                    jdbc.sql("update rebuild set bulk_position = ? where id = ?")
                            .param(head)
                            .param(rebuild.id())
                            .update();
                    for (EventRow row : last) {
                        batches.mark(rebuild.projection(), rebuild.generation(), Mark.of(row));
                    }
                });
        return true;
    }

    private boolean awaitSegments(Rebuild rebuild, Lease lease) {
        Progress.measure(jdbc, rebuild.id());
        if (!segments.allFinished(rebuild.id())) {
            return false;
        }
        lease.advance(RebuildState.BUILDING, RebuildState.INDEXING);
        return true;
    }

    private boolean index(Rebuild rebuild, Lease lease) {
        unhurried(() -> batches.projection(rebuild.projection()).complete(rebuild.generation()));
        for (String table : tables.of(rebuild.projection())) {
            lease.check();
            unhurried(() -> tables.attach(table, rebuild.generation()));
        }
        transactions.executeWithoutResult(
                status -> {
                    lease.advance(RebuildState.INDEXING, RebuildState.CATCHING_UP);
                    jdbc.sql(
                                    """
                                    insert into projection_checkpoint (projection, generation, segment, position)
                                    values (?, ?, 0, ?)
                                    """)
                            .param(rebuild.projection().text())
                            .param(rebuild.generation())
                            .param(rebuild.bulkPosition())
                            .update();
                });
        return true;
    }

    private void unhurried(Runnable work) {
        transactions.executeWithoutResult(
                status -> {
                    longWork.allow(LONGEST_INDEX);
                    work.run();
                });
    }

    private boolean catchUp(Rebuild rebuild, Lease lease) {
        feed.open(rebuild, lease).toHead();
        lease.advance(RebuildState.CATCHING_UP, RebuildState.COMPARING);
        return true;
    }

    private boolean promoteIfDue(Rebuild rebuild) {
        boolean wanted = rebuild.autoPromote() && (isEqual(rebuild) || isChanged(rebuild));
        if (!wanted && !live.isDiverged(rebuild.projection())) {
            return false;
        }
        return promotions.promote(rebuild);
    }

    private boolean isEqual(Rebuild rebuild) {
        if (rebuild.comparison() == null) {
            return false;
        }
        JsonNode comparison = json.readTree(rebuild.comparison());
        return comparison.path("equal").asBoolean()
                && comparison.path("live").asInt() == live.generation(rebuild.projection());
    }

    private boolean isChanged(Rebuild rebuild) {
        return live.version(rebuild.projection()) < rebuild.version();
    }
}
