package io.taskledger.query.operations.rebuild;

import io.taskledger.query.platform.LongWork;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

/** Gets the live generation and another one to stand at the same position in one snapshot. */
@Component
final class OnePosition {

    /** Rows at a time, which may be large. */
    private static final int FEW = 10;

    /** To compare tables of 100 million rows takes minutes. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final DataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    OnePosition(@Qualifier("projections") DataSource source, TransactionTemplate transactions) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
    }

    /** What to do there. */
    interface Use<T> {
        T at(JdbcTemplate snapshot, int live, long position);
    }

    /**
     * Holds the live generation where it is, folds the other one exactly as far, takes a snapshot
     * that sees both, and lets the live one go on: all that it waits for is a part of a batch.
     *
     * @param most events that the other may be behind
     * @return empty if the live one is behind the other, too far ahead of it, or beyond the log
     */
    <T> Optional<T> use(ProjectionName projection, CatchUp other, int most, Use<T> use) {
        other.to(live(projection, "").position());
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcTemplate snapshot =
                    new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            snapshot.setFetchSize(FEW);
            try {
                Optional<Live> met =
                        transactions.execute(status -> meet(projection, other, most, snapshot));
                if (met.isEmpty()) {
                    return Optional.empty();
                }
                LongWork.allow(connection, LONGEST);
                Live live = met.get();
                return Optional.of(use.at(snapshot, live.generation(), live.position()));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Live(int generation, long position) {}

    private Optional<Live> meet(
            ProjectionName projection, CatchUp other, int most, JdbcTemplate snapshot) {
        Live live = live(projection, "for update of c");
        if (other.position() > live.position() || live.position() - other.position() > most) {
            return Optional.empty();
        }
        TransactionTemplate apart =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        apart.executeWithoutResult(status -> other.to(live.position()));
        if (other.position() < live.position()) {
            return Optional.empty();
        }
        snapshot.execute("select 1 from projection");
        return Optional.of(live);
    }

    private Live live(ProjectionName projection, String lock) {
        return jdbc.sql(
                        """
                        select c.generation, c.position
                        from   projection p
                        join   projection_checkpoint c on c.projection = p.name and c.generation = p.live_generation
                        where  p.name = ?
                        """
                                + lock)
                .param(projection.text())
                .query((row, number) -> new Live(row.getInt("generation"), row.getLong("position")))
                .single();
    }
}
