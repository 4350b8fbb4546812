package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A rebuild that does harm by going on holds itself, and says why. */
@Timeout(180)
class SelfPauseIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whereProcessesDieAtIt() {
        try (World world = new World();
                Instance instance =
                        world.start(Map.of("taskledger.rebuild.claim-timeout", "1500ms"))) {
            JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));
            new Team(world.ledger());
            migrator.sql("revoke execute on function attach_generation_table from query_app")
                    .update();
            Client admin = instance.as("admin");
            Rebuilding rebuild = Rebuilding.begin(admin, "workspace").await("INDEXING");
            nobodyDiesWhileTheDatabaseIsAway(migrator, rebuild);
            for (int i = 1; i <= 3; i++) {
                assertThat(rebuild.state()).isEqualTo("INDEXING");
                diesAtIt(migrator, "00000000-0000-0000-0000-00000000000" + i);
            }
            rebuild.await("PAUSED");
            assertThat(rebuild.view().path("pausedBecause").asString())
                    .isEqualTo("3 processes died while they worked on it, in state INDEXING");
            assertThat(
                            admin.get("/api/admin/audit?type=RebuildPaused")
                                    .content()
                                    .getFirst()
                                    .toString())
                    .contains("3 processes died")
                    .contains("system");

            migrator.sql("grant execute on function attach_generation_table to query_app").update();
            rebuild.does("resume").await("READY");
            assertThat(rebuild.view().path("pausedBecause").isNull()).isTrue();
            rebuild.does("promote");
        }
    }

    /** Another process holds the lease and could not renew it, as nobody could. */
    private static void nobodyDiesWhileTheDatabaseIsAway(JdbcClient migrator, Rebuilding rebuild) {
        migrator.sql("revoke select on rebuild from query_app").update();
        await().during(Duration.ofMillis(600)).atMost(SOON).until(() -> !rebuild.isTold());
        migrator.sql(
                        "update rebuild set owner = 'alive', claimed_at = clock_timestamp() -"
                                + " interval '1 min' where state = 'INDEXING'")
                .update();
        migrator.sql("grant select on rebuild to query_app").update();
        await().atMost(SOON)
                .until(
                        () ->
                                migrator.sql(
                                                "select owner is distinct from 'alive' from rebuild"
                                                        + " where state = 'INDEXING'")
                                        .query(Boolean.class)
                                        .single());
        assertThat(migrator.sql("select count(*) from rebuild_death").query(Integer.class).single())
                .isZero();
    }

    /** As a process that held the lease and then was no more. */
    private static void diesAtIt(JdbcClient migrator, String node) {
        await().atMost(SOON)
                .until(
                        () -> {
                            migrator.sql(
                                            """
                                            update rebuild
                                            set    owner = ?, claimed_at = clock_timestamp() - interval '1 min'
                                            where  state = 'INDEXING' and not paused
                                            """)
                                    .param(node)
                                    .update();
                            return isPausedOrDead(migrator, node);
                        });
    }

    private static boolean isPausedOrDead(JdbcClient migrator, String node) {
        return migrator.sql(
                        """
                        select exists (select from rebuild_death where node = ?)
                               or exists (select from rebuild where projection = 'workspace' and paused)
                        """)
                .param(node)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whereItCannotBePromoted() {
        try (World world = new World();
                Instance instance =
                        world.start(Map.of("taskledger.rebuild.promotion-pause", "50ms"))) {
            JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));
            Team team = new Team(world.ledger());
            Client admin = instance.as("admin");
            Rebuilding rebuild = Rebuilding.begin(admin, "workspace").await("READY");
            assertThat(rebuild.view().at("/comparison/equal").asBoolean()).isTrue();
            migrator.sql(
                            """
                            update projection_checkpoint
                            set    paused = true, owner = null, claimed_at = null
                            where  projection = 'workspace' and generation = ?
                            """)
                    .param(rebuild.generation())
                    .update();
            UUID task = UUID.randomUUID();
            long position = team.happens(team.task(task, "Ahead"));
            assertThat(instance.as("alice").getAt(position, team.path(task)).status())
                    .isEqualTo(200);
            migrator.sql("update rebuild set auto_promote = true where state = 'READY'").update();

            rebuild.await(SOON, "PAUSED");
            assertThat(rebuild.view().path("pausedBecause").asString())
                    .isEqualTo("5 attempts to promote it failed, the last one with rebuild_behind");
            // Nobody has the cache rest any more.
            await().atMost(SOON)
                    .until(
                            () ->
                                    migrator.sql(
                                                    """
                                                    select cache_rests_until < clock_timestamp()
                                                    from   projection
                                                    where  name = 'workspace'
                                                    """)
                                            .query(Boolean.class)
                                            .single());

            // And so where the database refuses each attempt.
            migrator.sql(
                            """
                            create function refuse() returns trigger language plpgsql as $$
                            begin
                                raise exception 'others were faster' using errcode = 'serialization_failure';
                            end $$;
                            create trigger refuse before update of cache_rests_until on projection
                            for each row execute function refuse()
                            """)
                    .update();
            rebuild.does("resume").await(SOON, "PAUSED");
            assertThat(rebuild.view().path("pausedBecause").asString())
                    .isEqualTo(
                            "5 attempts to promote it failed, the last one with"
                                    + " CannotAcquireLockException");
        }
    }
}
