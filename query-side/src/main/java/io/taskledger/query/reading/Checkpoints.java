package io.taskledger.query.reading;

import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot.Live;
import io.taskledger.query.reading.Snapshot.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** Reads where the live generations stand. */
final class Checkpoints {

    private static final String LIVE =
            """
            select p.name, p.live_generation, p.epoch, p.epoch_position, g.diverged_at is not null as diverged,
                   min(c.position) as position, %s as role
            from   projection p
            join   projection_checkpoint c on c.projection = p.name and c.generation = p.live_generation
            join   projection_generation g on g.projection = p.name and g.generation = p.live_generation
            group  by p.name, g.diverged_at
            """;

    private static final String POSITIONS = LIVE.formatted("null::text");

    /** The role is null where there is no such project, empty for those who are no members. */
    private static final String POSITIONS_AND_ROLE =
            LIVE.formatted(
                    """
                    (select coalesce(m.role, '')
                            from   project r
                            left   join project_member m
                                   on m.generation = r.generation and m.project_id = r.id and m.user_id = :user
                            where  p.name = 'workspace' and r.generation = p.live_generation and r.id = :project)\
                    """);

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As this transaction sees it, or as it is now outside of one. */
    Snapshot read() {
        return jdbc.sql(POSITIONS).query(as(null));
    }

    /**
     * The same and, where the subject is a project, what the caller is in it: asked apart, it would
     * be one more round trip of each reading.
     */
    Snapshot read(@Nullable Subject subject) {
        UUID project = subject == null ? null : subject.projectId();
        if (subject == null || project == null) {
            return read();
        }
        return jdbc.sql(POSITIONS_AND_ROLE)
                .param("user", subject.caller().id())
                .param("project", project)
                .query(as(subject));
    }

    private static ResultSetExtractor<Snapshot> as(@Nullable Subject subject) {
        return rows -> snapshot(rows, subject);
    }

    private static Snapshot snapshot(ResultSet rows, @Nullable Subject subject)
            throws SQLException {
        Map<ProjectionName, Live> live = new EnumMap<>(ProjectionName.class);
        String role = null;
        while (rows.next()) {
            ProjectionName name = ProjectionName.of(rows.getString("name")).orElseThrow();
            live.put(
                    name,
                    new Live(
                            rows.getInt("live_generation"),
                            rows.getLong("epoch"),
                            rows.getLong("epoch_position"),
                            rows.getLong("position"),
                            rows.getBoolean("diverged")));
            if (name == ProjectionName.WORKSPACE) {
                role = rows.getString("role");
            }
        }
        return new Snapshot(live, subject == null ? null : Role.of(subject, role));
    }
}
