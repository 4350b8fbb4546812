package io.taskledger.query.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.query.operations.rebuild.Segments.Segment;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.AwaitedLock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What one instance began another ends, wherever the one stopped. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class TakeoverIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Map<String, String> SMALL =
            Map.of(
                    "taskledger.rebuild.segment-events", "20",
                    "taskledger.rebuild.chunk", "10",
                    "taskledger.rebuild.claim-timeout", "2s",
                    "taskledger.rebuild.grace", "1s");

    private final World world = new World();
    private final JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void goesOnInBulkWhileIndexingAndWhileComparing() throws SQLException {
        List<String> states = List.of("BUILDING", "INDEXING", "COMPARING");
        gate(0, "rebuild_segment", "new.processed > 20");
        gate(1, "rebuild", "new.state = 'CATCHING_UP' and old.state <> new.state");
        gate(2, "rebuild", "new.state = 'READY' and old.state <> new.state");
        Instance instance = world.start(SMALL);
        Team team = new Team(world.ledger());
        for (int i = 0; i < 100; i++) {
            team.happens(team.task(UUID.randomUUID(), "Task " + i));
        }
        try (Connection gates = world.databases().readModel("migrator").getConnection();
                Statement gate = gates.createStatement()) {
            gate.execute("select pg_advisory_lock(each) from generate_series(0, 2) each");
            Rebuilding rebuild = Rebuilding.begin(instance.as("admin"), "workspace");
            for (int i = 0; i < states.size(); i++) {
                rebuild.await(states.get(i));
                awaitAtAGate();
                CompletableFuture<Void> closed = CompletableFuture.runAsync(instance::close);
                instance = world.start(SMALL);
                closed.join();
                rebuild = rebuild.by(instance.as("admin"));
                gate.execute("select pg_advisory_unlock(%d)".formatted(i));
            }
            rebuild.await("READY");
            assertThat(rebuild.view().path("comparison").path("equal").asBoolean())
                    .as(rebuild.view().toString())
                    .isTrue();
            rebuild.does("promote");
            dropsTheOldGenerationAfterItsGraceTime(rebuild);
        } finally {
            instance.close();
        }
    }

    private void dropsTheOldGenerationAfterItsGraceTime(Rebuilding rebuild) {
        await().atMost(SOON).until(() -> !rebuild.view().path("canRollBack").asBoolean());
        assertThat(rebuild.tries("rollback").code()).isEqualTo("generation_dropped");
        assertThat(
                        migrator.sql("select to_regclass('task_g1') is null")
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    /** Whoever makes this change waits for a lock that the test holds. */
    private void gate(int lock, String table, String when) {
        String name = "gate_" + lock;
        migrator.sql(
                        """
                        create function %s() returns trigger language plpgsql as $$
                        begin
                            perform pg_advisory_xact_lock(%d);
                            return new;
                        end $$
                        """
                                .formatted(name, lock))
                .update();
        migrator.sql(
                        "create trigger %s before update on %s for each row when (%s) execute function %s()"
                                .formatted(name, table, when, name))
                .update();
    }

    private void awaitAtAGate() {
        await().atMost(SOON)
                .until(
                        () ->
                                AwaitedLock.ADVISORY.waiting(
                                                world.databases().readModel("migrator"))
                                        > 0);
    }

    @Test
    void refusesWhoeverLostItsClaim() throws SQLException {
        try (Instance instance = world.start(SMALL)) {
            Client admin = instance.as("admin");
            new Team(world.ledger());
            Rebuilding rebuild = Rebuilding.begin(admin, "workspace").await("READY");
            UUID id = UUID.fromString(rebuild.view().path("id").asString());
            instance.bean(RebuildLoops.class).stop();
            JdbcClient jdbc = JdbcClient.create(world.databases().readModel("query_app"));
            try (Lease zombie = Lease.claim(jdbc, id, "zombie", Duration.ofSeconds(60))) {
                assertThat(Lease.claim(jdbc, id, "other", Duration.ofSeconds(60))).isNull();
                try (Lease heir = Lease.claim(jdbc, id, "heir", Duration.ZERO)) {
                    assertThatThrownBy(
                                    () ->
                                            zombie.advance(
                                                    RebuildState.READY, RebuildState.COMPARING))
                            .isInstanceOf(LeaseLostException.class);
                    heir.advance(RebuildState.READY, RebuildState.BUILDING);
                }
            }
            migrator.sql(
                            "update rebuild_segment set finished = false, owner = 'zombie',"
                                    + " claimed_at = '-infinity'")
                    .update();
            Segments segments = instance.bean(Segments.class);
            Segment heir = segments.claim(id, "heir").orElseThrow();
            String all = heir.rest().upToId();
            Segment lost = new Segment(id, heir.number(), "zombie", heir.rest());
            assertThat(segments.advance(lost, all, 0, true)).isFalse();
            assertThat(segments.advance(heir, all, 0, true)).isTrue();
            takesForDeadWhoHoldsNothingAnyMore(instance, id);
        }
    }

    /** A long stream is copied in one transaction, which nobody sees before its end. */
    private void takesForDeadWhoHoldsNothingAnyMore(Instance instance, UUID id)
            throws SQLException {
        migrator.sql(
                        "update rebuild_segment set finished = false, owner = 'busy/1',"
                                + " claimed_at = '-infinity'")
                .update();
        Deaths deaths = instance.bean(Deaths.class);
        Rebuild rebuild = instance.bean(Rebuilds.class).find(id).orElseThrow();
        try (Connection busy = world.databases().readModel("query_app").getConnection()) {
            busy.setAutoCommit(false);
            try (Statement hold = busy.createStatement()) {
                hold.execute("update rebuild_segment set claimed_at = clock_timestamp()");
            }
            deaths.areTooMany(rebuild, "another");
            assertThat(died("busy")).isFalse();
            busy.rollback();
        }
        deaths.areTooMany(rebuild, "another");
        assertThat(died("busy")).isTrue();
    }

    private boolean died(String node) {
        return migrator.sql("select exists (select from rebuild_death where node = ?)")
                .param(node)
                .query(Boolean.class)
                .single();
    }
}
