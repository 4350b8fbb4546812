package io.taskledger.query.operations.deadletter;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.DeadLetterView;
import io.taskledger.api.page.PageInfo;
import io.taskledger.api.page.PageView;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** The parked events of live generations, with the events as the log has them. */
@Component
final class DeadLetters {

    private final JdbcClient jdbc;
    private final LogReader log;

    DeadLetters(@Qualifier("projections") DataSource source, LogReader log) {
        this.jdbc = JdbcClient.create(source);
        this.log = log;
    }

    /** One of them. */
    record Letter(
            long id,
            int generation,
            String aggregateId,
            long position,
            String event,
            String cause,
            Instant parkedAt) {

        static Letter of(ResultSet row) throws SQLException {
            return new Letter(
                    row.getLong("id"),
                    row.getInt("generation"),
                    row.getString("aggregate_id"),
                    row.getLong("position"),
                    row.getString("event"),
                    row.getString("cause"),
                    row.getObject("parked_at", OffsetDateTime.class).toInstant());
        }
    }

    /** In the order of the log. */
    PageView<DeadLetterView> page(ProjectionName projection, int number, int size) {
        long all =
                jdbc.sql(
                                """
                                select count(*)
                                from   dead_letter d
                                join   projection p on p.name = d.projection and p.live_generation = d.generation
                                where  d.projection = ?
                                """)
                        .param(projection.text())
                        .query(Long.class)
                        .single();
        List<DeadLetterView> letters =
                jdbc
                        .sql(
                                """
                                select d.*
                                from   dead_letter d
                                join   projection p on p.name = d.projection and p.live_generation = d.generation
                                where  d.projection = ?
                                order  by d.position
                                offset ? limit ?
                                """)
                        .param(projection.text())
                        .param((long) number * size)
                        .param(size)
                        .query((row, line) -> Letter.of(row))
                        .list()
                        .stream()
                        .flatMap(each -> view(each).stream())
                        .toList();
        return new PageView<>(
                letters, new PageInfo(size, number, all, (all + size - 1) / size, null));
    }

    /**
     * One of the live generation.
     *
     * @throws ProblemException with {@code not_found}
     */
    Letter require(ProjectionName projection, long id) {
        return jdbc.sql(
                        """
                        select d.*
                        from   dead_letter d
                        join   projection p on p.name = d.projection and p.live_generation = d.generation
                        where  d.projection = ? and d.id = ?
                        """)
                .param(projection.text())
                .param(id)
                .query((row, number) -> Letter.of(row))
                .optional()
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    /** Empty if the log is another one by now; the generation is about to be built anew then. */
    private Optional<DeadLetterView> view(Letter letter) {
        return log.rowsAfter(letter.position() - 1, 1).stream()
                .filter(event -> event.position() == letter.position())
                .filter(event -> event.aggregateId().equals(letter.aggregateId()))
                .map(event -> view(letter, event))
                .findFirst();
    }

    private static DeadLetterView view(Letter letter, EventRow event) {
        return new DeadLetterView(
                letter.id(),
                letter.position(),
                letter.event(),
                event.aggregateType(),
                letter.aggregateId(),
                event.recordedAt(),
                event.payload(),
                letter.cause(),
                letter.parkedAt());
    }
}
