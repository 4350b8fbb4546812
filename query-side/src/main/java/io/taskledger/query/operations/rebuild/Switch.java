package io.taskledger.query.operations.rebuild;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.action.FoldedActions;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.CacheRest.Rest;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Map;
import java.util.UUID;

/**
 * Changes which generation queries read, in one short transaction. Queries take the live generation
 * from the snapshot that they read, so every one of them, on every instance, is answered wholly
 * from before or wholly from after. The live generation is held for the moment that the other one
 * needs to be as far, so what users see never goes back.
 */
@Component
final class Switch {

    private static final int ATTEMPTS = 3;

    private final Rebuilds rebuilds;
    private final LiveGeneration live;
    private final CacheRest cache;
    private final OperatorActions actions;
    private final FoldedActions folded;
    private final TransactionTemplate transactions;

    Switch(
            Rebuilds rebuilds,
            LiveGeneration live,
            CacheRest cache,
            OperatorActions actions,
            FoldedActions folded,
            TransactionTemplate transactions) {
        this.rebuilds = rebuilds;
        this.live = live;
        this.cache = cache;
        this.actions = actions;
        this.folded = folded;
        this.transactions = transactions;
    }

    /**
     * Makes the rebuilt generation the live one; nothing if it is.
     *
     * @throws ProblemException with {@code rebuild_behind} if it is not as far as the live one,
     *     with {@code wrong_state} or {@code generation_dropped} if it cannot be live
     */
    void promote(Rebuild rebuild, Operator operator) {
        repeat(rebuild.projection(), () -> tryToPromote(rebuild.id(), operator));
    }

    /**
     * Makes the generation before the live one again; otherwise as {@link #promote}. It is also
     * behind if no instance has its fold any more.
     */
    void rollBack(Rebuild rebuild, Operator operator) {
        repeat(rebuild.projection(), () -> tryToRollBack(rebuild.id(), operator));
    }

    private interface Attempt {
        boolean succeeds();
    }

    private void repeat(ProjectionName projection, Attempt attempt) {
        Rest rest = cache.begin(projection);
        for (int i = 0; i < ATTEMPTS; i++) {
            Rest now = rest;
            Boolean done = transactions.execute(status -> cache.holds(now) && attempt.succeeds());
            if (done) {
                return;
            }
            rest = cache.prolong(rest);
        }
        throw new ProblemException(ErrorCode.REBUILD_BEHIND);
    }

    private boolean tryToPromote(UUID id, Operator operator) {
        Rebuild rebuild = rebuilds.lock(id).orElseThrow();
        ProjectionName projection = rebuild.projection();
        int before = live.lock(projection);
        if (rebuild.phase() == RebuildState.PROMOTED && before == rebuild.generation()) {
            return true;
        }
        requireState(
                rebuild,
                rebuild.state() == RebuildState.READY
                        || rebuild.phase() == RebuildState.ROLLED_BACK);
        requireTables(projection, rebuild.generation());
        if (!live.isReachedBy(projection, rebuild.generation())) {
            return false;
        }
        live.change(projection, before, rebuild.generation());
        rebuilds.promoted(id, before);
        written(rebuild, operator, OperatorAction.REBUILD_PROMOTED, before, rebuild.generation());
        return true;
    }

    private boolean tryToRollBack(UUID id, Operator operator) {
        Rebuild rebuild = rebuilds.lock(id).orElseThrow();
        ProjectionName projection = rebuild.projection();
        int before = live.lock(projection);
        if (rebuild.phase() == RebuildState.ROLLED_BACK) {
            return true;
        }
        requireState(
                rebuild,
                rebuild.phase() == RebuildState.PROMOTED && before == rebuild.generation());
        requireTables(projection, rebuild.replaces());
        // Without anybody who has its fold it would stand still from then on.
        if (!live.isFollowed(projection, rebuild.replaces())
                || !live.isReachedBy(projection, rebuild.replaces())) {
            return false;
        }
        live.change(projection, before, rebuild.replaces());
        rebuilds.finish(id, RebuildState.ROLLED_BACK);
        written(rebuild, operator, OperatorAction.REBUILD_ROLLED_BACK, before, rebuild.replaces());
        return true;
    }

    private void written(
            Rebuild rebuild, Operator operator, OperatorAction action, int from, int to) {
        folded.live(rebuild.projection(), to);
        cache.endWithNewContents(rebuild.projection());
        actions.record(
                operator,
                action,
                rebuild.projection(),
                rebuild.id().toString(),
                Map.of("from", from, "to", to));
    }

    private static void requireState(Rebuild rebuild, boolean allowed) {
        if (!allowed) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE, null, Map.of("state", rebuild.state()));
        }
    }

    private void requireTables(ProjectionName projection, int generation) {
        if (live.isUnfit(projection, generation)) {
            throw new ProblemException(ErrorCode.GENERATION_DROPPED);
        }
    }
}
