package io.taskledger.query.operations.projections;

import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Map;

import javax.sql.DataSource;

/**
 * Stops projections and lets them go on, on every instance at once: who folds needs its claim on
 * the checkpoint, and a paused checkpoint cannot be claimed.
 */
@Component
final class Steering {

    private final JdbcClient jdbc;
    private final OperatorActions actions;
    private final TransactionTemplate transactions;

    Steering(
            @Qualifier("projections") DataSource source,
            OperatorActions actions,
            TransactionTemplate transactions) {
        this.jdbc = JdbcClient.create(source);
        this.actions = actions;
        this.transactions = transactions;
    }

    /** Waits for the batch under way; nothing if it is paused. */
    void pause(ProjectionName projection, Operator operator) {
        set(projection, true, OperatorAction.PROJECTION_PAUSED, operator);
    }

    void resume(ProjectionName projection, Operator operator) {
        set(projection, false, OperatorAction.PROJECTION_RESUMED, operator);
    }

    private void set(
            ProjectionName projection, boolean paused, OperatorAction action, Operator operator) {
        transactions.executeWithoutResult(
                status -> {
                    if (changed(projection, paused)) {
                        withdrawClaims(projection, paused);
                        actions.record(operator, action, projection, projection.text(), Map.of());
                    }
                });
    }

    private boolean changed(ProjectionName projection, boolean paused) {
        return jdbc.sql(
                                "update projection set paused = :paused where name = :name and"
                                        + " paused <> :paused")
                        .param("paused", paused)
                        .param("name", projection.text())
                        .update()
                > 0;
    }

    private void withdrawClaims(ProjectionName projection, boolean paused) {
        jdbc.sql(
                        """
                        update projection_checkpoint c
                        set    paused = ?, owner = null, claimed_at = null
                        from   projection_generation g
                        where  g.projection = c.projection and g.generation = c.generation and g.followed
                        and    c.projection = ?
                        """)
                .param(paused)
                .param(projection.text())
                .update();
    }
}
