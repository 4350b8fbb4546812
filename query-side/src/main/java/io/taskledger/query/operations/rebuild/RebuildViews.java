package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.ComparisonView;
import io.taskledger.api.operations.view.RebuildSegmentView;
import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.api.operations.view.RebuildView;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** Shows rebuilds, the same from every instance. */
@Component
public final class RebuildViews {

    private static final int LATEST = 10;
    private static final Set<RebuildState> MOVING =
            EnumSet.of(RebuildState.BUILDING, RebuildState.CATCHING_UP);

    private final Rebuilds rebuilds;
    private final JdbcClient jdbc;
    private final LogReader log;
    private final JsonMapper json;

    RebuildViews(
            Rebuilds rebuilds,
            @Qualifier("projections") DataSource source,
            LogReader log,
            JsonMapper json) {
        this.rebuilds = rebuilds;
        this.jdbc = JdbcClient.create(source);
        this.log = log;
        this.json = json;
    }

    /** The last ones of a projection, newest first. */
    public List<RebuildView> latest(ProjectionName projection, long head) {
        return rebuilds.latest(projection, LATEST).stream().map(each -> of(each, head)).toList();
    }

    RebuildView of(Rebuild rebuild) {
        return of(rebuild, log.head());
    }

    private RebuildView of(Rebuild rebuild, long logHead) {
        Moment now = moment(rebuild.id());
        long head = Math.max(logHead, now.processed());
        Double rate = MOVING.contains(rebuild.state()) ? rebuild.eventsPerSecond() : null;
        return new RebuildView(
                rebuild.id(),
                rebuild.projection().text(),
                rebuild.generation(),
                rebuild.replaces(),
                rebuild.version(),
                rebuild.state(),
                rebuild.autoPromote(),
                now.processed(),
                head,
                rate,
                eta(now, head, rate),
                comparison(rebuild),
                segments(rebuild.id()),
                rebuild.owner(),
                rebuild.failure(),
                now.deadLetters(),
                rebuild.requestedBy(),
                rebuild.requestedAt(),
                rebuild.finishedAt(),
                now.droppedAt(),
                rebuild.phase() == RebuildState.PROMOTED && now.canRollBack());
    }

    private static @Nullable Instant eta(Moment now, long head, @Nullable Double rate) {
        return rate == null || rate <= 0
                ? null
                : now.at().plus(Duration.ofMillis((long) ((head - now.processed()) * 1000 / rate)));
    }

    private @Nullable ComparisonView comparison(Rebuild rebuild) {
        return rebuild.comparison() == null
                ? null
                : json.readValue(rebuild.comparison(), ComparisonView.class);
    }

    private List<RebuildSegmentView> segments(UUID rebuild) {
        return jdbc.sql(
                        """
                        select segment, owner, processed, finished
                        from   rebuild_segment
                        where  rebuild_id = ?
                        order  by segment
                        """)
                .param(rebuild)
                .query(
                        (row, number) ->
                                new RebuildSegmentView(
                                        row.getInt("segment"),
                                        row.getString("owner"),
                                        row.getLong("processed"),
                                        row.getBoolean("finished")))
                .list();
    }

    private record Moment(
            Instant at,
            long processed,
            long deadLetters,
            @Nullable Instant droppedAt,
            boolean canRollBack) {

        static Moment of(ResultSet row) throws SQLException {
            return new Moment(
                    java.util.Objects.requireNonNull(Rebuild.instant(row, "at")),
                    row.getLong("processed"),
                    row.getLong("dead_letters"),
                    Rebuild.instant(row, "dropped_at"),
                    row.getBoolean("can_roll_back"));
        }
    }

    private Moment moment(UUID rebuild) {
        return jdbc.sql(
                        """
                        select clock_timestamp() as at,
                               %s as processed,
                               (select count(*) from dead_letter d
                                where  d.projection = r.projection and d.generation = r.generation) as dead_letters,
                               g.dropped_at,
                               p.live_generation = r.generation
                                   and exists (select from projection_generation b
                                               where  b.projection = r.projection and b.generation = r.replaces
                                               and    b.dropped_at is null and b.retired_at > '-infinity') as can_roll_back
                        from   rebuild r
                        join   projection p on p.name = r.projection
                        join   projection_generation g on g.projection = r.projection and g.generation = r.generation
                        where  r.id = ?
                        """
                                .formatted(Progress.PROCESSED))
                .param(rebuild)
                .query((row, number) -> Moment.of(row))
                .single();
    }
}
