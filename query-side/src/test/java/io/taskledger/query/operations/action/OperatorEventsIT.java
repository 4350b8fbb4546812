package io.taskledger.query.operations.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@Timeout(120)
class OperatorEventsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> QUICK =
            Map.of("taskledger.switch.beat", "100ms", "taskledger.switch.quiet", "1s");
    private static final String WORKSPACE = "/api/admin/projections/workspace";

    private final World world = new World();
    private final JdbcClient readModel = JdbcClient.create(world.databases().readModel("migrator"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatOperatorsDidSurvivesTheReadModel() {
        try (Instance instance = world.start(QUICK)) {
            Client admin = instance.as("admin");
            admin.post(WORKSPACE + "/pause");
            JsonNode before = only(trail(admin));
            await().atMost(SOON).until(() -> told("Projection").size() == 1);
            RecordedEvent event = told("Projection").getFirst();
            assertThat(event.metadata()).containsEntry("actor", Team.ADMIN);
            await().atMost(SOON)
                    .until(
                            () ->
                                    only(trail(admin))
                                            .path("id")
                                            .asString()
                                            .equals(Long.toString(event.position())));
            JsonNode after = only(trail(admin));
            for (String field :
                    List.of(
                            "actor",
                            "event",
                            "aggregateType",
                            "aggregateId",
                            "version",
                            "changes",
                            "projectId",
                            "requestId")) {
                assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
            }

            // Once that is noted, nobody looks for the event again.
            await().atMost(SOON).until(this::areAllFolded);
            assertThat(only(trail(admin))).isEqualTo(after);
            readModel.sql("update operator_action set event_position = null").update();
            assertThat(only(trail(admin))).isEqualTo(after);
            readModel.sql("delete from operator_action").update();
            Rebuilding rebuilt = Rebuilding.begin(admin, "history").await("READY").does("promote");
            assertThat(only(trail(admin)).path("event").asString()).isEqualTo("ProjectionPaused");
            String rebuild = rebuilt.view().path("id").asString();
            assertThat(admin.get("/api/admin/audit?aggregateId=" + rebuild).content("event"))
                    .contains("RebuildRequested", "RebuildPromoted");
        }
    }

    /** It could not read them; they are in its table, and told when it is gone. Nor new tokens. */
    @Test
    void nothingIsToldBesideTheReleaseBefore() throws SQLException {
        try (Connection before =
                        EventLogDataSource.unpooled(
                                        world.databases().eventLogUrl(),
                                        "query_app",
                                        TestPostgres.password("query_app"),
                                        "query-side eventLog 4711")
                                .getConnection();
                Instance instance = world.start(QUICK)) {
            Client admin = instance.as("admin");
            readModel
                    .sql(
                            "insert into operator_action (position, at, actor, action, projection,"
                                    + " subject, details) values (0, clock_timestamp() - interval"
                                    + " '1 day', 'old', 'ProjectionResumed', 'workspace',"
                                    + " 'workspace', '{}')")
                    .update();
            admin.post(WORKSPACE + "/pause");
            assertThat(trail(admin).content("event"))
                    .containsExactly("ProjectionPaused", "ProjectionResumed");
            assertThat(told("Projection")).isEmpty();
            assertThat(trail(admin).header(ConsistencyToken.HEADER)).startsWith("tl1-");
            before.close();
            await().atMost(SOON)
                    .until(() -> trail(admin).header(ConsistencyToken.HEADER).startsWith("tl2-"));
            await().atMost(SOON).until(() -> told("Projection").size() == 2);
            OperatorActed old = (OperatorActed) told("Projection").getFirst().payload();
            assertThat(old.at()).isNotNull();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(trail(admin).content("id")).containsExactly("2", "1"));
        }
    }

    @Test
    void readsOfTheAuditTrailAreInItOnceAnHour() {
        try (Instance one = world.start(QUICK);
                Instance two = world.start(QUICK)) {
            one.as("admin").get("/api/admin/audit");
            one.as("admin").get("/api/admin/audit?page=1");
            two.as("admin").get("/api/admin/audit");
            two.as("admin").get("/api/admin/audit/export");
            one.as("admin").get("/api/admin/audit/export?format=csv");
            assertThat(one.as("alice").get("/api/admin/audit").status()).isEqualTo(403);
            Reply reads =
                    one.as("admin")
                            .get("/api/admin/audit?type=AuditTrailRead&type=AuditTrailExported");
            // The hour may end in between.
            assertThat(reads.content("actor").size()).isBetween(2, 4);
            assertThat(reads.content("actor")).containsOnly(Team.ADMIN);
            await().atMost(SOON).until(() -> told("Audit").size() == reads.content().size());
        }
    }

    private boolean areAllFolded() {
        world.ledger().appendTold();
        return readModel
                .sql("select bool_and(folded) from operator_action")
                .query(Boolean.class)
                .single();
    }

    private static Reply trail(Client admin) {
        return admin.get(
                "/api/admin/audit?type=ProjectionPaused&type=ProjectionResumed&aggregateId=workspace");
    }

    private static JsonNode only(Reply reply) {
        assertThat(reply.content()).as("%s", reply).hasSize(1);
        return reply.content().getFirst();
    }

    /** As of now: a command side appends what it was told all the time. */
    private List<RecordedEvent> told(String actions) {
        world.ledger().appendTold();
        return world.ledger().reader().after(0, 100).stream()
                .filter(
                        event ->
                                event.payload() instanceof OperatorActed acted
                                        && acted.action().startsWith(actions))
                .toList();
    }
}
