package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.util.Set;

class PositionsIT {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);

    private final World world = new World();
    private final JdbcTemplate jdbc = new JdbcTemplate(world.databases().readModel("query_app"));
    private final Checkpoints checkpoints = new Checkpoints(jdbc);
    private final Positions positions = new Positions(checkpoints);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void waitsForTheCheckpointOfWhicheverInstance() {
        Snapshot tried = checkpoints.read();
        assertThat(isNotThere(tried, 3)).isTrue();
        jdbc.update("update projection_checkpoint set position = 3");
        assertThat(isThere(tried, 3)).isTrue();
        assertThat(isNotThere(tried, 4)).isTrue();
        positions.committed(
                ProjectionName.WORKSPACE, tried.generation(ProjectionName.WORKSPACE), 4);
        assertThat(isThere(tried, 4)).isTrue();
    }

    /** Or whoever waits would ask again and again, without a pause. */
    @Test
    void waitsAgainWhereTheReadModelWentBack() {
        jdbc.update("update projection_checkpoint set position = 7");
        Snapshot before = checkpoints.read();
        assertThat(isThere(before, 7)).isTrue();
        jdbc.update("update projection_checkpoint set position = 5");
        Snapshot after = checkpoints.read();
        assertThat(isThere(after, 7)).isTrue();
        positions.correct(after, WORKSPACE);
        assertThat(isNotThere(after, 7)).isTrue();
        jdbc.update("update projection_checkpoint set position = 8");
        assertThat(isThere(after, 7)).isTrue();
    }

    private boolean isThere(Snapshot tried, long position) {
        return isThere(tried, position, Duration.ofSeconds(20));
    }

    private boolean isNotThere(Snapshot tried, long position) {
        return !isThere(tried, position, Duration.ofMillis(200));
    }

    private boolean isThere(Snapshot tried, long position, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        return positions.await(tried, WORKSPACE, position, deadline);
    }
}
