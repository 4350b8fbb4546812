package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RebuildSegmentView;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** How rebuilds stand at this moment, by their ids. */
record RebuildDetails(Map<UUID, Moment> moments, Map<UUID, List<RebuildSegmentView>> segments) {

    record Moment(
            Instant at,
            long processed,
            long deadLetters,
            @Nullable Instant droppedAt,
            boolean canRollBack) {

        static Moment of(ResultSet row) throws SQLException {
            return new Moment(
                    Objects.requireNonNull(Rebuild.instant(row, "at")),
                    row.getLong("processed"),
                    row.getLong("dead_letters"),
                    Rebuild.instant(row, "dropped_at"),
                    row.getBoolean("can_roll_back"));
        }
    }

    /** Reads them, however many, with two queries. */
    @Component
    static final class Reader {

        private final JdbcClient jdbc;

        Reader(@Qualifier("projections") DataSource source) {
            this.jdbc = JdbcClient.create(source);
        }

        RebuildDetails of(List<Rebuild> rebuilds) {
            List<UUID> ids = rebuilds.stream().map(Rebuild::id).toList();
            return ids.isEmpty()
                    ? new RebuildDetails(Map.of(), Map.of())
                    : new RebuildDetails(moments(ids), segments(ids));
        }

        private Map<UUID, List<RebuildSegmentView>> segments(List<UUID> ids) {
            Map<UUID, List<RebuildSegmentView>> segments = new HashMap<>();
            jdbc.sql(
                            """
                            select rebuild_id, segment, owner, processed, finished
                            from   rebuild_segment
                            where  rebuild_id in (:ids)
                            order  by segment
                            """)
                    .param("ids", ids)
                    .query(
                            row -> {
                                segments.computeIfAbsent(
                                                row.getObject("rebuild_id", UUID.class),
                                                id -> new ArrayList<>())
                                        .add(
                                                new RebuildSegmentView(
                                                        row.getInt("segment"),
                                                        row.getString("owner"),
                                                        row.getLong("processed"),
                                                        row.getBoolean("finished")));
                            });
            return segments;
        }

        private Map<UUID, Moment> moments(List<UUID> ids) {
            return jdbc
                    .sql(
                            """
                            select r.id,
                                   clock_timestamp() as at,
                                   %s as processed,
                                   (select count(*) from dead_letter d
                                    where  d.projection = r.projection and d.generation = r.generation) as dead_letters,
                                   g.dropped_at,
                                   p.live_generation = r.generation
                                       and exists (select from projection_generation b
                                                   where  b.projection = r.projection and b.generation = r.replaces
                                                   and    b.dropped_at is null and b.diverged_at is null and b.retired_at > '-infinity') as can_roll_back
                            from   rebuild r
                            join   projection p on p.name = r.projection
                            join   projection_generation g on g.projection = r.projection and g.generation = r.generation
                            where  r.id in (:ids)
                            """
                                    .formatted(Progress.PROCESSED))
                    .param("ids", ids)
                    .query(
                            (row, number) ->
                                    Map.entry(row.getObject("id", UUID.class), Moment.of(row)))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
