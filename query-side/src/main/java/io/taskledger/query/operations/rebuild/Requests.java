package io.taskledger.query.operations.rebuild;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * What operators ask of rebuilds, short of switching: to begin, to hold, to go on, to give up. Each
 * is one transaction with the record of it; asking again for what is so changes nothing.
 */
@Component
final class Requests {

    private final Rebuilds rebuilds;
    private final LiveGeneration live;
    private final BatchRunner batches;
    private final OperatorActions actions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Requests(
            Rebuilds rebuilds,
            LiveGeneration live,
            BatchRunner batches,
            OperatorActions actions,
            @Qualifier("projections") DataSource source,
            TransactionTemplate transactions) {
        this.rebuilds = rebuilds;
        this.live = live;
        this.batches = batches;
        this.actions = actions;
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
    }

    /**
     * Begins one with the fold of this instance's code.
     *
     * @throws ProblemException with {@code rebuild_running}; with {@code wrong_state} if the live
     *     generation has a newer fold than this instance
     */
    UUID request(ProjectionName projection, boolean autoPromote, Operator operator) {
        return transactions.execute(
                status -> {
                    int replaces = live.lock(projection);
                    Optional<Rebuild> running = rebuilds.underWay(projection);
                    if (running.isPresent()) {
                        throw new ProblemException(
                                ErrorCode.REBUILD_RUNNING,
                                null,
                                Map.of("rebuild", running.get().id()));
                    }
                    int version = batches.projection(projection).version();
                    if (version < live.version(projection)) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "The live generation has a newer fold than this instance");
                    }
                    UUID id =
                            rebuilds.insert(
                                    projection, replaces, version, autoPromote, operator.id());
                    actions.record(
                            operator,
                            OperatorAction.REBUILD_REQUESTED,
                            projection,
                            id.toString(),
                            Map.of("version", version, "autoPromote", autoPromote));
                    return id;
                });
    }

    void pause(UUID id, Operator operator) {
        hold(id, true, null, OperatorAction.REBUILD_PAUSED, operator);
    }

    /** As {@link #pause}, by itself: going on would do harm, or no good. */
    void pauseBecause(UUID id, String reason) {
        hold(id, true, reason, OperatorAction.REBUILD_PAUSED, Operator.SYSTEM);
    }

    void resume(UUID id, Operator operator) {
        hold(id, false, null, OperatorAction.REBUILD_RESUMED, operator);
    }

    private void hold(
            UUID id,
            boolean paused,
            @Nullable String because,
            OperatorAction action,
            Operator operator) {
        transactions.executeWithoutResult(
                status -> {
                    Rebuild rebuild = underWay(id);
                    if (rebuild.paused() != paused) {
                        rebuilds.setPaused(id, paused, because);
                        record(
                                rebuild,
                                action,
                                operator,
                                because == null ? Map.of() : Map.of("because", because));
                    }
                });
    }

    /** Its tables are dropped soon after. */
    void cancel(UUID id, Operator operator) {
        transactions.executeWithoutResult(
                status -> {
                    if (locked(id).phase() == RebuildState.CANCELLED) {
                        return;
                    }
                    Rebuild rebuild = underWay(id);
                    rebuilds.finish(id, RebuildState.CANCELLED);
                    jdbc.sql(
                                    """
                                    update projection_generation
                                    set    followed = false, retired_at = '-infinity'
                                    where  projection = ? and generation = ?
                                    """)
                            .param(rebuild.projection().text())
                            .param(rebuild.generation())
                            .update();
                    record(rebuild, OperatorAction.REBUILD_CANCELLED, operator, Map.of());
                });
    }

    private void record(
            Rebuild rebuild, OperatorAction action, Operator operator, Map<String, ?> details) {
        actions.record(operator, action, rebuild.projection(), rebuild.id().toString(), details);
    }

    private Rebuild underWay(UUID id) {
        Rebuild rebuild = locked(id);
        if (!rebuild.isUnderWay()) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE, null, Map.of("state", rebuild.state()));
        }
        return rebuild;
    }

    private Rebuild locked(UUID id) {
        return rebuilds.lock(id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }
}
