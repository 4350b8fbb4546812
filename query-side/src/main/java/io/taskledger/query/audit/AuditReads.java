package io.taskledger.query.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Who reads the audit trail is in it too: once a person, kind of read and hour by the database's
 * clock, before the first answer. What cannot be noted is not answered.
 */
@Component
final class AuditReads {

    /** Asking the database once a minute is enough to notice that the hour is over. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final Cache<Read, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(NOTED).maximumSize(MOST).build();
    private final JdbcClient jdbc;
    private final OperatorActions actions;
    private final TransactionTemplate transactions;

    private record Read(String actor, OperatorAction action) {}

    AuditReads(
            @Qualifier("projections") DataSource source,
            OperatorActions actions,
            TransactionTemplate transactions) {
        this.jdbc = JdbcClient.create(source);
        this.actions = actions;
        this.transactions = transactions;
    }

    void note(Caller caller, RequestIds request, OperatorAction action) {
        Read read = new Read(caller.id(), action);
        if (noted.getIfPresent(read) == null) {
            transactions.executeWithoutResult(
                    status -> {
                        if (isFirstOfTheHour(read)) {
                            actions.record(
                                    Operator.of(caller, request),
                                    action,
                                    ProjectionName.HISTORY,
                                    "audit",
                                    Map.of());
                        }
                    });
            noted.put(read, true);
        }
    }

    private boolean isFirstOfTheHour(Read read) {
        jdbc.sql("delete from audit_read where hour < clock_timestamp() - interval '1 day'")
                .update();
        return jdbc.sql(
                                """
                                insert into audit_read (actor, action, hour)
                                values (?, ?, date_trunc('hour', clock_timestamp()))
                                on conflict do nothing
                                """)
                        .param(read.actor())
                        .param(read.action().text())
                        .update()
                > 0;
    }
}
