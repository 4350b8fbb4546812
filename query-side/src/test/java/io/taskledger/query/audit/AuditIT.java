package io.taskledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@SharesTheWorld
class AuditIT {

    private final Client admin = World.shared().as("admin");
    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();
    private final long position =
            team.happens(
                    team.task(task, "=1+1"),
                    new TaskRenamed(task, team.project, "=1+1", "a,\"b\"\r\nc"));

    @Test
    void findsByEveryFilter() {
        Reply all = admin.getAt(position, "/api/admin/audit?projectId=" + team.project);
        assertThat(all.content("event"))
                .containsExactly("TaskRenamed", "TaskCreated", "MemberAdded", "ProjectCreated");
        assertThat(all.content().getFirst().path("commandId").asString()).isNotEmpty();
        String of = "&projectId=" + team.project;
        assertThat(count("actor=" + Team.ALICE + of)).isEqualTo(4);
        assertThat(count("actor=" + Team.BOB + of)).isZero();
        assertThat(count("type=TaskRenamed&type=TaskCreated" + of)).isEqualTo(2);
        assertThat(count("aggregateId=" + task)).isEqualTo(2);
        String at = all.content().getFirst().path("at").asString();
        assertThat(count("from=" + at + of)).isEqualTo(2);
        assertThat(count("to=" + at + of)).isEqualTo(2);
        assertThat(admin.get("/api/admin/audit?type=Nonsense").status()).isEqualTo(400);
    }

    @Test
    void findsByTimeToTheMicrosecond() {
        UUID other = UUID.randomUUID();
        team.happens(team.task(other, "later"));
        List<JsonNode> newestFirst =
                admin.getAt(
                                team.happens(new TaskRenamed(other, team.project, "later", "last")),
                                "/api/admin/audit?projectId=" + team.project)
                        .content();
        String of = "&projectId=" + team.project;
        for (JsonNode entry : newestFirst) {
            Instant at = Instant.parse(entry.path("at").asString());
            long since = newestFirst.stream().filter(each -> !at(each).isBefore(at)).count();
            long after = newestFirst.stream().filter(each -> at(each).isAfter(at)).count();
            long all = newestFirst.size();
            Instant next = at.plus(1, ChronoUnit.MICROS);
            assertThat(count("from=" + at + of)).isEqualTo(since);
            assertThat(count("from=" + next + of)).isEqualTo(after);
            assertThat(count("to=" + at + of)).isEqualTo(all - since);
            assertThat(count("to=" + next + of)).isEqualTo(all - after);
            assertThat(count("from=" + at + "&to=" + next + of)).isEqualTo(since - after);
        }
        assertThat(count("from=2999-01-01T00:00:00Z" + of)).isZero();
        assertThat(count("to=1999-01-01T00:00:00Z" + of)).isZero();
        assertThat(count("from=1999-01-01T00:00:00Z&to=2999-01-01T00:00:00Z" + of))
                .isEqualTo(newestFirst.size());
    }

    private static Instant at(JsonNode entry) {
        return Instant.parse(entry.path("at").asString());
    }

    @Test
    void exportsLinesOfJson() {
        Reply export = admin.getAt(position, "/api/admin/audit/export?projectId=" + team.project);
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(export.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"audit.ndjson\"");
        assertThat(export.response().body().lines()).hasSize(4);
        assertThat(export.position()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void exportsCommaSeparatedValuesThatNoSpreadsheetRuns() {
        String csv =
                admin.getAt(position, "/api/admin/audit/export?format=csv&aggregateId=" + task)
                        .response()
                        .body();
        assertThat(csv).startsWith("position,at,actor,");
        assertThat(csv).contains("\"\"to\"\":\"\"=1+1\"\"");
        assertThat(csv.split("\r\n")).hasSize(3);
        assertThat(Csv.field("=1+1")).isEqualTo("'=1+1");
        assertThat(Csv.field("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(Csv.field(-1)).isEqualTo("-1");
    }

    @Test
    void hasManyEventsThatCameAtOnceAsItHasFew() {
        LedgerEvent[] renamings = new LedgerEvent[150];
        Arrays.setAll(renamings, i -> new TaskRenamed(task, team.project, title(i), title(i + 1)));
        long end = team.happens(renamings);

        List<JsonNode> newest =
                admin.getAt(end, "/api/admin/audit?size=100&aggregateId=" + task).content();
        for (int i = 0; i < newest.size(); i++) {
            JsonNode change = newest.get(i).path("changes").get(0);
            assertThat(newest.get(i).path("version").asInt()).isEqualTo(152 - i);
            assertThat(change.path("from").asString()).isEqualTo(title(149 - i));
            assertThat(change.path("to").asString()).isEqualTo(title(150 - i));
        }
        assertThat(newest).hasSize(100);
    }

    /** An export that began before the event of what an operator did was folded. */
    @Test
    void tellsWhatAnOperatorDidOnceWhereverThePartEnds() {
        String operator = UUID.randomUUID().toString();
        String event =
                admin.getAt(position, "/api/admin/audit?aggregateId=" + task)
                        .content()
                        .getFirst()
                        .path("commandId")
                        .asString();
        JdbcClient.create(World.sharedDatabases().readModel("migrator"))
                .sql(
                        """
                        insert into operator_action (position, at, actor, action, projection, subject, details,
                                                     event_key, event_position)
                        values (?, clock_timestamp(), ?, 'ProjectionPaused', 'history', 'history', '{}', ?::uuid, ?)
                        """)
                .params(position - 2, operator, event, position)
                .update();

        assertThat(linesUpTo(position - 1, operator)).hasSize(1);
        assertThat(linesUpTo(position, operator)).as("its event is among them").isEmpty();
        assertThat(count("actor=" + operator)).isZero();
    }

    private static List<AuditLine> linesUpTo(long end, String actor) {
        var wanted = new FindAuditEntries(actor, List.of(), null, null, null, null);
        return World.shared()
                .bean(Reader.class)
                .read(
                        new Freshness(ConsistencyToken.START, Duration.ofSeconds(2), false),
                        AuditEndpoint.FROM,
                        snapshot ->
                                World.shared()
                                        .bean(AuditTrail.class)
                                        .find(
                                                snapshot,
                                                wanted,
                                                end,
                                                null,
                                                true,
                                                0,
                                                10,
                                                AuditTrail.ANY_BYTES))
                .value();
    }

    private static String title(int number) {
        return "a\tb\\c\nd\\.\n\\N \"e\" '\u00e9 " + number;
    }

    @Test
    void isForAdministratorsOnly() {
        Client alice = World.shared().as("alice");
        for (String path :
                new String[] {
                    "/api/admin/audit",
                    "/api/admin/audit/export",
                    "/api/admin/projections",
                    "/api/admin/projections/history"
                }) {
            assertThat(alice.get(path).status()).as(path).isEqualTo(403);
        }
    }

    private int count(String query) {
        Reply reply = admin.get("/api/admin/audit?" + query);
        assertThat(reply.status()).as(query + reply).isEqualTo(200);
        return reply.content().size();
    }
}
