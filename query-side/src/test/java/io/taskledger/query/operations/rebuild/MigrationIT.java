package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskTrashed;
import io.taskledger.query.projection.Projection;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Readers;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** As in the runbook {@code projection-migration.md}: two versions run at once. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class MigrationIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final World world = new World();
    private final JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));

    @Test
    void aChangedProjectionBuildsItselfWhileTheOldVersionServes() throws Exception {
        UUID task = UUID.randomUUID();
        try (world;
                Instance old = world.start()) {
            Team team = new Team(world.ledger());
            team.happens(team.task(task, "0"));
            migrator.sql(NextVersion.MIGRATION).update();
            try (Instance next = world.start(Map.of(), NextVersion.class)) {
                Client admin = old.as("admin");
                Rebuilding rebuild;
                try (Readers readers = Readers.start(team, task, old, next)) {
                    await().atMost(SOON).until(() -> generation(admin) == 2);
                    rebuild = only(admin);
                    readers.awaitMore(old);
                    readers.awaitMore(next);
                    assertThat(rebuild.state()).isEqualTo("PROMOTED");
                    assertThat(rebuild.view().path("requestedBy").asString()).isEqualTo("system");
                    rebuild.by(next.as("admin")).does("rollback");
                    readers.awaitMore(old);
                    rebuild.does("promote");
                    readers.awaitMore(next);
                }
                long position = team.happens(new TaskTrashed(task, team.project));
                assertThat(old.as("alice").getAt(position, team.path(task)).status())
                        .isEqualTo(200);
                assertThat(lengths(2)).containsExactly(true);
                await().atMost(SOON).until(() -> positionOf(1) >= position);
                assertThat(lengths(1)).containsExactly((Boolean) null);
                rebuild.does("rollback");
                doesNotBeginAgain(next, admin);
                rebuild.does("promote");
                old.close();
                // As far as the live one, but nobody would keep it in step.
                Reply refused = rebuild.by(next.as("admin")).tries("rollback");
                assertThat(refused.code()).as(refused.toString()).isEqualTo("rebuild_behind");
            }
        }
    }

    @Test
    void givesUpWhatIsBuiltWithOlderCode() {
        try (world;
                Instance old = world.start()) {
            Client admin = old.as("admin");
            Rebuilding forgotten = Rebuilding.begin(admin, "workspace").await("READY");
            migrator.sql(NextVersion.MIGRATION).update();
            try (Instance next = world.start(Map.of(), NextVersion.class)) {
                await().atMost(SOON).until(() -> generation(next.as("admin")) == 3);
                assertThat(forgotten.state()).isEqualTo("CANCELLED");
            }
        }
    }

    private void doesNotBeginAgain(Instance next, Client admin) {
        Projection changed =
                next.beansOf(Projection.class).stream()
                        .filter(each -> each.version() > 1)
                        .findFirst()
                        .orElseThrow();
        new ChangedProjection(
                        next.bean(Rebuilds.class),
                        next.bean(LiveGeneration.class),
                        next.bean(Requests.class))
                .rebuildOnce(changed);
        assertThat(only(admin).state()).isEqualTo("ROLLED_BACK");
    }

    private static Rebuilding only(Client admin) {
        JsonNode rebuilds = admin.get("/api/admin/projections/workspace").json().path("rebuilds");
        assertThat(rebuilds.size()).isEqualTo(1);
        return Rebuilding.at(admin, "/api/admin/rebuilds/" + rebuilds.get(0).path("id").asString());
    }

    private static int generation(Client admin) {
        return admin.get("/api/admin/projections/workspace").json().path("generation").asInt();
    }

    /** Whether each task of a generation has its title's length; null: none at all. */
    private List<Boolean> lengths(int generation) {
        return migrator.sql("select title_length = length(title) from task where generation = ?")
                .param(generation)
                .query((row, number) -> row.getObject(1, Boolean.class))
                .list();
    }

    private long positionOf(int generation) {
        return migrator.sql(
                        "select position from projection_checkpoint where projection = 'workspace'"
                                + " and generation = ?")
                .param(generation)
                .query(Long.class)
                .single();
    }
}
