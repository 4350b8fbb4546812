package io.taskledger.query.reading;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot.Live;
import io.taskledger.query.reading.Snapshot.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ResultSetExtractor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Reads where the live generations stand. */
final class Checkpoints {

    private static final String LIVE =
            """
            select p.name, p.live_generation, p.epoch, p.epoch_position, c.position,
                   exists (select from projection_generation g
                           where  g.projection = p.name and g.generation = p.live_generation
                           and    g.diverged_at is not null) as diverged,
                   (select m.fingerprint from projection_mark m
                    where  m.projection = p.name and m.generation = p.live_generation
                    and    m.position = c.position and m.fingerprint_position = c.position) as fingerprint,
                   exists (select from dead_letter d
                           where  d.projection = p.name and d.generation = p.live_generation) as parked,
                   %s as role, %s as parked_of_project
            from   projection p
            join   lateral (select min(k.position) as position
                            from   projection_checkpoint k
                            where  k.projection = p.name and k.generation = p.live_generation) c on c.position is not null\
            """;

    private static final String NOTHING = "null::text";

    private static final String POSITIONS = LIVE.formatted(NOTHING, NOTHING);

    /** It is null where there is no such project, empty for those who are no members. */
    private static final String ROLE =
            """
            (select coalesce(m.role, '')
                    from   project r
                    left   join project_member m
                           on m.generation = r.generation and m.project_id = r.id and m.user_id = ?
                    where  p.name = 'workspace' and r.generation = p.live_generation and r.id = ?)\
            """;

    private static final String POSITIONS_AND_ROLE = LIVE.formatted(ROLE, NOTHING);

    private static final String POSITIONS_AND_ROLE_AND_PARKED =
            LIVE.formatted(
                    ROLE,
                    """
                    (select string_agg(distinct d.event, ',')
                            from   dead_letter d
                            where  p.name = 'workspace' and d.projection = p.name and d.generation = p.live_generation
                            and    d.aggregate_id = ?)\
                    """);

    private final JdbcOperations jdbc;

    Checkpoints(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** As this transaction sees it, or as it is now outside of one. */
    Snapshot read() {
        ResultSetExtractor<Snapshot> reading = rows -> snapshot(rows, null);
        return Objects.requireNonNull(jdbc.query(POSITIONS, reading));
    }

    /** The same and, where the subject is a project, what the caller is in it. */
    static Asked<Snapshot> ask(Questions questions, Subject subject) {
        UUID project = subject.projectId();
        if (project == null) {
            return questions.ask(POSITIONS, List.of(), rows -> snapshot(rows, null));
        }
        boolean parked = questions.areParked(ProjectionName.WORKSPACE);
        String caller = subject.caller().id();
        return questions.ask(
                parked ? POSITIONS_AND_ROLE_AND_PARKED : POSITIONS_AND_ROLE,
                parked ? List.of(caller, project, project.toString()) : List.of(caller, project),
                rows -> snapshot(rows, subject));
    }

    private static Snapshot snapshot(ResultSet rows, @Nullable Subject subject)
            throws SQLException {
        Map<ProjectionName, Live> live = new EnumMap<>(ProjectionName.class);
        String role = null;
        String parked = null;
        while (rows.next()) {
            ProjectionName name = ProjectionName.of(rows.getString("name")).orElse(null);
            if (name == null) {
                continue; // Of a release to come.
            }
            live.put(
                    name,
                    new Live(
                            rows.getInt("live_generation"),
                            rows.getLong("epoch"),
                            rows.getLong("epoch_position"),
                            rows.getLong("position"),
                            fingerprint(rows),
                            rows.getBoolean("diverged"),
                            rows.getBoolean("parked")));
            if (name == ProjectionName.WORKSPACE) {
                role = rows.getString("role");
                parked = rows.getString("parked_of_project");
            }
        }
        return new Snapshot(live, subject == null ? null : Role.of(subject, role, parked));
    }

    private static long fingerprint(ResultSet rows) throws SQLException {
        long found = rows.getLong("fingerprint");
        return rows.wasNull() ? ConsistencyToken.UNKNOWN : found;
    }
}
