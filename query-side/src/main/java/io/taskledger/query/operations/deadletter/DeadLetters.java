package io.taskledger.query.operations.deadletter;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.DeadLetterView;
import io.taskledger.api.page.PageView;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Paging;
import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Content;

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

    static final Sorting<Letter> BY_POSITION =
            new Sorting<>(
                    List.of(SortField.number("position", "position", Letter::position)),
                    "position,asc",
                    "id",
                    Letter::id,
                    Long::valueOf);

    private static final String LIVE =
            """
             from   dead_letter t
            join   projection p on p.name = t.projection and p.live_generation = t.generation
            where  t.projection = ?\
            """;

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

    /** A page of them. */
    Content<PageView<DeadLetterView>> page(
            ProjectionName projection, ListRequest<Letter> request, Links links) {
        Paging<Letter> paging = new Paging<>(BY_POSITION, request, links);
        return paging.page(
                find(projection, request),
                () -> count(projection),
                false,
                letters -> views(letters));
    }

    private List<Letter> find(ProjectionName projection, ListRequest<Letter> request) {
        ListRequest.Place after = request.after();
        JdbcClient.StatementSpec select =
                jdbc.sql(
                                "select t.*"
                                        + LIVE
                                        + (after == null ? "" : " and " + request.order().behind())
                                        + " order by "
                                        + request.order().sql()
                                        + " offset ? limit ?")
                        .param(projection.text());
        if (after != null) {
            select = select.param(after.key()).param(after.id());
        }
        return select.param(request.skipped())
                .param(request.size() + 1)
                .query((row, line) -> Letter.of(row))
                .list();
    }

    private long count(ProjectionName projection) {
        return jdbc.sql("select count(*)" + LIVE)
                .param(projection.text())
                .query(Long.class)
                .single();
    }

    /**
     * One of the live generation.
     *
     * @throws ProblemException with {@code not_found}
     */
    Letter require(ProjectionName projection, long id) {
        return jdbc.sql("select t.*" + LIVE + " and t.id = ?")
                .param(projection.text())
                .param(id)
                .query((row, number) -> Letter.of(row))
                .optional()
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private List<DeadLetterView> views(List<Letter> letters) {
        return letters.stream().flatMap(each -> view(each).stream()).toList();
    }

    /** Empty if the log is another one by now; the generation is about to be built anew then. */
    private Optional<DeadLetterView> view(Letter letter) {
        Deadline.check();
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
