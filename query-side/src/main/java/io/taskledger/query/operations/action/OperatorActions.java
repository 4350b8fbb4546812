package io.taskledger.query.operations.action;

import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

import javax.sql.DataSource;

/**
 * Writes down what operators do, in the transaction that does it: neither is there alone. From
 * there the log is told.
 */
@Component
public final class OperatorActions {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ActionTelling telling;

    OperatorActions(
            @Qualifier("projections") DataSource source, JsonMapper json, ActionTelling telling) {
        this.jdbc = JdbcClient.create(source);
        this.json = json;
        this.telling = telling;
    }

    /**
     * @param subject what it was done to: the name of a projection, the id of a rebuild, …
     * @param details what else is worth knowing
     */
    public void record(
            Operator operator,
            OperatorAction action,
            ProjectionName projection,
            String subject,
            Map<String, ?> details) {
        jdbc.sql(
                        """
                        insert into operator_action (position, actor, action, projection, subject, details, request_id)
                        select max(position), :actor, :action, :projection, :subject, :details::jsonb, :request
                        from   projection_checkpoint
                        """)
                .param("actor", operator.id())
                .param("action", action.text())
                .param("projection", projection.text())
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .param("request", operator.requestId())
                .update();
        afterCommit(telling::wake);
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        action.run();
                    }
                });
    }
}
