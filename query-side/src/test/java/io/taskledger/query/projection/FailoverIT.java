package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.PairedWorld;
import io.taskledger.query.world.Team;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The server of log and read model fails over to its standby, at once and after an outage that
 * lasts: the projections are where the log is within 5 s, without a restart.
 */
class FailoverIT {

    private static final Duration BOUND = Duration.ofSeconds(5);

    /** Long enough, in the long form, for everything that backs off to have backed off. */
    private static final Duration OUTAGE =
            Duration.ofSeconds(Boolean.getBoolean("taskledger.long") ? 45 : 1);

    @Test
    void projectionsAreCurrentWithinFiveSecondsAndHaveEverything(@TempDir Path directory) {
        try (PairedWorld world = new PairedWorld(directory);
                Instance instance = world.start()) {
            Client alice = instance.as("alice");
            Team team = new Team(world.ledger());
            Set<String> acknowledged = new HashSet<>();
            long position = 0;
            for (int i = 0; i < 50; i++) {
                position = create(team, acknowledged);
            }
            assertThat(alice.getAt(position, team.path()).status()).isEqualTo(200);
            position = create(team, acknowledged);

            world.servers().primary().kill();
            await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(1)).until(() -> true);
            world.servers().promote();
            long promoted = System.nanoTime();
            position = create(team, acknowledged);
            String token = new ConsistencyToken(position).encoded();
            await().atMost(BOUND)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isCurrent(alice, team, token));
            System.out.printf(
                    "projections are current %d ms after the promotion%n",
                    (System.nanoTime() - promoted) / 1_000_000);

            assertThat(alice.getAt(position, team.path() + "/tasks?size=100").content("id"))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    private static long create(Team team, Set<String> acknowledged) {
        UUID id = UUID.randomUUID();
        long position = team.happens(team.task(id, "task"));
        acknowledged.add(id.toString());
        return position;
    }

    private static boolean isCurrent(Client client, Team team, String token) {
        return client.get(team.path(), ConsistencyToken.HEADER, token, "Prefer", "wait=0").status()
                == 200;
    }
}
