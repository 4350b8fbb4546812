package io.taskledger.query.projection;

import io.taskledger.eventlog.LogMark;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Where generations stand that are followed or made, and which of them have diverged. */
final class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that may still be right, of the projections that this release knows. */
    List<Standing> read() {
        return jdbc.sql(
                        """
                        select g.projection, g.generation,
                               coalesce(c.position, r.bulk_position) as position,
                               m.position as mark_position, m.event,
                               case when m.fingerprint_position = m.position then m.fingerprint end as fingerprint
                        from   projection_generation g
                        left   join projection_checkpoint c on c.projection = g.projection and c.generation = g.generation
                        left   join rebuild r on r.projection = g.projection and r.generation = g.generation
                        left   join projection_mark m on m.projection = g.projection and m.generation = g.generation
                        where  g.dropped_at is null and g.diverged_at is null
                        and    coalesce(c.position, r.bulk_position) > 0
                        and    g.projection = any (?)
                        """)
                .param(ProjectionName.texts().toArray(String[]::new))
                .query((row, number) -> standing(row))
                .list();
    }

    /**
     * No instance follows it or answers from it any more. The log may have lost events of operators
     * too: all are told again, and those that it still has are not appended twice.
     */
    boolean diverged(Standing standing, String reason) {
        Followed generation = standing.generation();
        boolean first =
                jdbc.sql(
                                        """
                                        update projection_generation
                                        set    diverged_at = clock_timestamp(), followed = false
                                        where  projection = ? and generation = ? and diverged_at is null
                                        """)
                                .param(generation.projection().text())
                                .param(generation.generation())
                                .update()
                        > 0;
        jdbc.sql(
                        """
                        update projection_checkpoint
                        set    owner = null, claimed_at = null, failure = ?
                        where  projection = ? and generation = ?
                        """)
                .param(reason)
                .param(generation.projection().text())
                .param(generation.generation())
                .update();
        if (first) {
            jdbc.sql(
                            """
                            update operator_action
                            set    event_position = null, folded = false
                            where  event_position is not null
                            """)
                    .update();
        }
        return first;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new Followed(
                        ProjectionName.of(row.getString("projection")).orElseThrow(),
                        row.getInt("generation")),
                row.getLong("position"),
                mark(row));
    }

    private static @Nullable Mark mark(ResultSet row) throws SQLException {
        String event = row.getString("event");
        if (event == null) {
            return null;
        }
        long fingerprint = row.getLong("fingerprint");
        if (row.wasNull()) { // of the column read last
            fingerprint = LogMark.UNKNOWN;
        }
        return new Mark(new LogMark(row.getLong("mark_position"), fingerprint), event);
    }
}
