package io.taskledger.query.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Who reads the audit trail is in it too: once a person, kind of read and hour by the database's
 * clock, before the first answer. What cannot be noted is not answered.
 */
@Component
final class AuditReads {

    private static final int MOST = 10_000;

    /** What is noted, until the hour is over. */
    private final Cache<Read, Duration> noted =
            Caffeine.newBuilder()
                    .expireAfter(Expiry.<Read, Duration>writing((read, left) -> left))
                    .maximumSize(MOST)
                    .build();

    private final JdbcClient jdbc;
    private final OperatorActions actions;
    private final TransactionTemplate transactions;

    private record Read(String actor, OperatorAction action) {}

    /** By the database's clock. */
    private record Hour(OffsetDateTime start, Duration left) {}

    AuditReads(
            @Qualifier("projections") DataSource source,
            OperatorActions actions,
            TransactionTemplate transactions) {
        this.jdbc = JdbcClient.create(source);
        this.actions = actions;
        this.transactions = transactions;
    }

    /**
     * Returns when it is noted, within the request's deadline.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be
     */
    void note(Freshness wish, Caller caller, RequestIds request, OperatorAction action) {
        Read read = new Read(caller.id(), action);
        if (noted.getIfPresent(read) == null) {
            noted.put(read, Deadline.at(wish.deadline(), () -> note(caller, request, read)));
        }
    }

    /** How much is left of the hour. */
    private Duration note(Caller caller, RequestIds request, Read read) {
        long start = System.nanoTime();
        Duration left =
                transactions.execute(
                        status -> {
                            Hour hour = hour();
                            if (isFirst(read, hour)) {
                                actions.record(
                                        Operator.of(caller, request),
                                        read.action(),
                                        ProjectionName.HISTORY,
                                        "audit",
                                        Map.of());
                            }
                            return hour.left();
                        });
        return left.minusNanos(System.nanoTime() - start);
    }

    private Hour hour() {
        return jdbc.sql(
                        """
                        select hour, (extract(epoch from hour + interval '1 hour' - now) * 1000)::bigint as millis_left
                        from   (select clock_timestamp() as now) as clock, date_trunc('hour', now) as hour
                        """)
                .query(
                        (row, number) ->
                                new Hour(
                                        row.getObject("hour", OffsetDateTime.class),
                                        Duration.ofMillis(row.getLong("millis_left"))))
                .single();
    }

    private boolean isFirst(Read read, Hour hour) {
        jdbc.sql("delete from audit_read where hour < clock_timestamp() - interval '1 day'")
                .update();
        return jdbc.sql(
                                """
                                insert into audit_read (actor, action, hour)
                                values (?, ?, ?)
                                on conflict do nothing
                                """)
                        .param(read.actor())
                        .param(read.action().text())
                        .param(hour.start())
                        .update()
                > 0;
    }
}
