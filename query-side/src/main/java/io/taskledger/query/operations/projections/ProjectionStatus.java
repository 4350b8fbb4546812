package io.taskledger.query.operations.projections;

import io.taskledger.api.operations.view.ProjectionState;
import io.taskledger.api.operations.view.ProjectionView;
import io.taskledger.api.operations.view.SegmentView;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.operations.rebuild.RebuildViews;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.projection.ProjectionSettings;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads how projections fare from the database, so that every instance tells the same. */
@Component
final class ProjectionStatus {

    private final JdbcClient readModel;
    private final LogReader log;
    private final RebuildViews rebuilds;
    private final ProjectionSettings settings;

    ProjectionStatus(
            JdbcClient readModel,
            LogReader log,
            RebuildViews rebuilds,
            ProjectionSettings settings) {
        this.readModel = readModel;
        this.log = log;
        this.rebuilds = rebuilds;
        this.settings = settings;
    }

    List<ProjectionView> all() {
        return Arrays.stream(ProjectionName.values()).map(this::of).toList();
    }

    ProjectionView of(ProjectionName name) {
        List<Checkpoint> checkpoints = checkpoints(name);
        long position = checkpoints.stream().mapToLong(Checkpoint::position).min().orElse(0);
        long head = Math.max(log.head(), position);
        return new ProjectionView(
                name.text(),
                checkpoints.getFirst().generation(),
                checkpoints.getFirst().version(),
                state(checkpoints),
                position,
                head,
                head - position,
                head == position ? 0 : oldestWaiting(position),
                checkpoints.stream().map(Checkpoint::view).toList(),
                deadLetters(name, checkpoints.getFirst().generation()),
                failure(checkpoints),
                rebuilds.latest(name, head));
    }

    /** Seconds since the first event that is not in the projection was recorded. */
    private double oldestWaiting(long position) {
        return log.rowsAfter(position, 1).stream()
                .map(row -> Duration.between(row.recordedAt(), now()).toMillis() / 1000.0)
                .findFirst()
                .map(seconds -> Math.max(0, seconds))
                .orElse(0.0);
    }

    private Instant now() {
        return readModel
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static ProjectionState state(List<Checkpoint> checkpoints) {
        if (checkpoints.stream().anyMatch(Checkpoint::paused)) {
            return ProjectionState.PAUSED;
        }
        if (failure(checkpoints) != null) {
            return ProjectionState.FAILED;
        }
        return checkpoints.stream().allMatch(Checkpoint::alive)
                ? ProjectionState.RUNNING
                : ProjectionState.UNCLAIMED;
    }

    private static @Nullable String failure(List<Checkpoint> checkpoints) {
        return checkpoints.stream()
                .map(Checkpoint::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private long deadLetters(ProjectionName name, int generation) {
        return readModel
                .sql("select count(*) from dead_letter where projection = ? and generation = ?")
                .param(name.text())
                .param(generation)
                .query(Long.class)
                .single();
    }

    private List<Checkpoint> checkpoints(ProjectionName name) {
        return readModel
                .sql(
                        """
                        select c.generation, g.version, c.paused, c.segment, c.position, c.owner, c.claimed_at, c.failure,
                               coalesce(c.claimed_at > clock_timestamp() - make_interval(secs => :timeout), false) as alive
                        from   projection p
                        join   projection_checkpoint c on c.projection = p.name and c.generation = p.live_generation
                        join   projection_generation g on g.projection = c.projection and g.generation = c.generation
                        where  p.name = :name
                        order  by c.segment
                        """)
                .param("name", name.text())
                .param("timeout", settings.claimTimeout().toMillis() / 1000.0)
                .query((row, number) -> Checkpoint.of(row))
                .list();
    }

    private record Checkpoint(
            int generation,
            int version,
            boolean paused,
            int segment,
            long position,
            @Nullable String owner,
            @Nullable Instant claimedAt,
            @Nullable String failure,
            boolean alive) {

        static Checkpoint of(ResultSet row) throws SQLException {
            OffsetDateTime claimed = row.getObject("claimed_at", OffsetDateTime.class);
            return new Checkpoint(
                    row.getInt("generation"),
                    row.getInt("version"),
                    row.getBoolean("paused"),
                    row.getInt("segment"),
                    row.getLong("position"),
                    row.getString("owner"),
                    claimed == null ? null : claimed.toInstant(),
                    row.getString("failure"),
                    row.getBoolean("alive"));
        }

        SegmentView view() {
            return new SegmentView(segment, owner, position, claimedAt);
        }
    }
}
