package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.tail.PositionToken;
import io.taskledger.query.world.World;

import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

/** Claims of segments: whoever lost one commits nothing. */
@Execution(ExecutionMode.CONCURRENT)
class CheckpointIT {

    private static final String NAME = ProjectionName.WORKSPACE.text();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final World world = new World();
    private final JdbcClient jdbc = JdbcClient.create(world.databases().readModel("query_app"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void refusesWhatAZombieWantsToCommit() {
        CheckpointTokenStore zombie = claims("zombie", LONG);
        zombie.initializeTokenSegments(NAME, 1, null);
        zombie.fetchToken(NAME, 0);
        zombie.storeToken(new PositionToken(1), NAME, 0);
        assertThatThrownBy(() -> claims("early", LONG).fetchToken(NAME, 0))
                .isInstanceOf(UnableToClaimTokenException.class);

        CheckpointTokenStore heir = claims("heir", Duration.ZERO);
        assertThat(heir.fetchToken(NAME, 0).position()).hasValue(1);
        heir.storeToken(new PositionToken(2), NAME, 0);
        assertThatThrownBy(() -> zombie.storeToken(new PositionToken(3), NAME, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> zombie.extendClaim(NAME, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        zombie.releaseClaim(NAME, 0);
        heir.storeToken(new PositionToken(4), NAME, 0);
        assertThat(heir.fetchToken(NAME, 0).position()).hasValue(4);
    }

    @Test
    void neverGoesBack() {
        CheckpointTokenStore owner = claims("owner", LONG);
        owner.initializeTokenSegments(NAME, 1, null);
        owner.fetchToken(NAME, 0);
        owner.storeToken(new PositionToken(7), NAME, 0);
        assertThatThrownBy(() -> owner.storeToken(new PositionToken(6), NAME, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    /** As after a crash or a fail-over, which may forget the last batches. */
    @Test
    void givesUpWhenTheCheckpointWentBackBehindItsBack() {
        CheckpointTokenStore owner = claims("owner", LONG);
        owner.initializeTokenSegments(NAME, 1, null);
        owner.fetchToken(NAME, 0);
        owner.storeToken(new PositionToken(7), NAME, 0);
        jdbc.sql("update projection_checkpoint set position = 5 where projection = 'workspace'")
                .update();
        assertThatThrownBy(() -> owner.storeToken(new PositionToken(8), NAME, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(owner.fetchToken(NAME, 0).position()).hasValue(5);
        owner.storeToken(new PositionToken(8), NAME, 0);
    }

    private CheckpointTokenStore claims(String node, Duration timeout) {
        return new CheckpointTokenStore(jdbc, ProjectionName.WORKSPACE, 1, node, 0, timeout);
    }
}
