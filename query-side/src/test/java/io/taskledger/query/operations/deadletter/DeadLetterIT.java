package io.taskledger.query.operations.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskRestored;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@SharesTheWorld
class DeadLetterIT {

    private static final String LETTERS = "/api/admin/projections/workspace/dead-letters";

    private final Client admin = World.shared().as("admin");
    private final Client alice = World.shared().as("alice");
    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();

    @Test
    void appliesAnAggregatesParkedEventsInTheirOrder() {
        long created = team.happens(team.task(task, "One"));
        alice.getAt(created, team.path(task));
        // As if a fold that has been mended since had lost the task.
        String row = lose(task);
        long position =
                team.happens(
                        new TaskRenamed(task, team.project, "One", "Two"),
                        new TaskTrashed(task, team.project));
        assertThat(alice.getAt(position, team.path(task)).status()).isEqualTo(503);
        assertThat(parked())
                .extracting(each -> each.path("event").asString())
                .containsExactly("TaskRenamed", "TaskTrashed");
        JsonNode first = parked().getFirst();
        assertThat(first.path("payload").asString()).contains("\"to\":\"Two\"");
        assertThat(first.path("position").asLong()).isEqualTo(position - 1);
        assertThat(first.path("error").asString()).contains("TaskRenamed of no task");

        Reply inVain = admin.post(LETTERS + "/" + first.path("id").asLong() + "/retry");
        assertThat(inVain.status()).isEqualTo(200);
        assertThat(inVain.json().path("remaining").asInt()).isEqualTo(2);
        assertThat(inVain.json().path("error").asString()).contains("TaskRenamed of no task");
        assertThat(parked().getFirst().path("id")).isEqualTo(first.path("id"));

        restore(row);
        long restored = team.happens(new TaskRestored(task, team.project));
        alice.getAt(restored, team.path(task));
        assertThat(parked().getLast().path("error").asString()).isEqualTo("behind a parked event");
        Reply retry = admin.post(LETTERS + "/" + first.path("id").asLong() + "/retry");
        assertThat(retry.json().path("applied").asInt()).as(retry.toString()).isEqualTo(3);
        assertThat(parked()).isEmpty();
        Reply mended = alice.get(team.path(task));
        assertThat(mended.json().path("title").asString()).isEqualTo("Two");
        assertThat(mended.json().path("state").asString()).isEqualTo("ACTIVE");
        assertThat(alice.get(team.path()).json().path("taskCounts").path("todo").asInt())
                .isEqualTo(1);
        assertThat(admin.post(LETTERS + "/" + first.path("id").asLong() + "/retry").status())
                .isEqualTo(404);
        assertThat(audited("DeadLetterRetried")).isEqualTo(2);
    }

    @Test
    void losesNothingThatComesWhileItIsRetried() throws Exception {
        alice.getAt(team.happens(team.task(task, "One")), team.path(task));
        String row = lose(task);
        alice.getAt(
                team.happens(new TaskRenamed(task, team.project, "One", "Two")), team.path(task));
        long id = parked().getFirst().path("id").asLong();
        restore(row);

        try (ExecutorService operator = Executors.newSingleThreadExecutor()) {
            Future<Reply> retry = operator.submit(() -> admin.post(LETTERS + "/" + id + "/retry"));
            await().pollInterval(Duration.ofMillis(5)).until(DeadLetterIT::isCacheResting);
            // Is parked, behind the other, if that is still there when its batch comes.
            long later = team.happens(new TaskRenamed(task, team.project, "Two", "Three"));
            alice.getAt(later, team.path(task));
            assertThat(retry.get().json().path("remaining").asInt()).isZero();
        }
        assertThat(parked()).isEmpty();
        assertThat(alice.get(team.path(task)).json().path("title").asString()).isEqualTo("Three");
    }

    /** A stream may be far longer than what is parked of it, and that longer than what fits. */
    @Test
    void readsNothingBeforeTheFirstParkedEventAndWhatFollowsInParts() {
        alice.getAt(team.happens(team.task(task, "One")), team.path(task));
        String row = lose(task);
        String before = "";
        long last = 0;
        for (int i = 0; i < 6; i++) {
            String text = (i + " ").repeat(250_000);
            last = team.happens(new TaskDescriptionChanged(task, team.project, before, text));
            before = text;
        }
        alice.getAt(last, team.path(task));
        long id = parked().getLast().path("id").asLong();
        restore(row);
        nameOfTheFirstEventIs("FromTheFuture");
        try {
            Reply retry = admin.post(LETTERS + "/" + id + "/retry");
            assertThat(retry.json().path("applied").asInt()).as(retry.toString()).isEqualTo(6);
            assertThat(retry.json().path("remaining").asInt()).isZero();
        } finally {
            nameOfTheFirstEventIs("TaskCreated");
        }
        assertThat(parked()).isEmpty();
        assertThat(alice.get(team.path(task)).json().path("description").asString())
                .isEqualTo(before);
        assertThat(audited("DeadLetterRetried")).isGreaterThan(1);
    }

    private void nameOfTheFirstEventIs(String name) {
        JdbcClient.create(World.sharedDatabases().eventLog("migrator"))
                .sql("update event set type = ? where aggregate_id = ? and sequence_number = 0")
                .param(name)
                .param(task.toString())
                .update();
    }

    private static boolean isCacheResting() {
        return migrator()
                .sql(
                        "select cache_rests_until > clock_timestamp() from projection where name ="
                                + " 'workspace'")
                .query(Boolean.class)
                .single();
    }

    @Test
    void givesUpAnEvent() {
        long position = team.happens(new TaskTrashed(task, team.project));
        alice.getAt(position, team.path());
        long id = parked().getFirst().path("id").asLong();
        assertThat(admin.delete(LETTERS + "/" + id).status()).isEqualTo(204);
        assertThat(parked()).isEmpty();
        assertThat(admin.delete(LETTERS + "/" + id).status()).isEqualTo(404);
        assertThat(audited("DeadLetterEvicted")).isEqualTo(1);
        assertThat(World.sharedLedger().reader().ofAggregate(task.toString(), 0)).hasSize(1);
    }

    @Test
    void listsThemAsEveryList() {
        long first = team.happens(new TaskTrashed(task, team.project));
        long second = team.happens(new TaskTrashed(UUID.randomUUID(), team.project));
        alice.getAt(second, team.path());
        Reply newest = admin.get(LETTERS + "?size=1&sort=position,desc&cursor=");
        assertThat(newest.content().getFirst().path("position").asLong())
                .isGreaterThanOrEqualTo(second);
        assertThat(newest.header("Link")).contains("rel=\"next\"");
        long seen = Long.MAX_VALUE;
        Reply page = newest;
        while (seen > first) {
            assertThat(page.content()).as("until %d comes", first).hasSize(1);
            long next = page.content().getFirst().path("position").asLong();
            assertThat(next).isLessThan(seen);
            seen = next;
            String cursor = page.json().at("/page/nextCursor").asString("");
            page = admin.get(LETTERS + "?size=1&sort=position,desc&cursor=" + cursor);
        }
        assertThat(admin.get(LETTERS + "?sort=cause").code()).isEqualTo("invalid_parameter");
    }

    @Test
    void givesUpNothingThatAnotherVersionFolds() {
        long position = team.happens(new TaskTrashed(task, team.project));
        alice.getAt(position, team.path());
        long id = parked().getFirst().path("id").asLong();
        versionOfFoldChangesBy(1);
        try {
            Reply refused = admin.delete(LETTERS + "/" + id);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("code").asString()).isEqualTo("wrong_state");
        } finally {
            versionOfFoldChangesBy(-1);
        }
        assertThat(parked()).hasSize(1);
        assertThat(audited("DeadLetterEvicted")).isZero();
        assertThat(admin.delete(LETTERS + "/" + id).status()).isEqualTo(204);
    }

    private static void versionOfFoldChangesBy(int by) {
        migrator()
                .sql(
                        "update projection_generation set version = version + ? where projection ="
                                + " 'workspace'")
                .param(by)
                .update();
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(alice.get(LETTERS).status()).isEqualTo(403);
        assertThat(alice.post(LETTERS + "/1/retry").status()).isEqualTo(403);
        assertThat(alice.delete(LETTERS + "/1").status()).isEqualTo(403);
        assertThat(admin.get("/api/admin/projections/nothing/dead-letters").status())
                .isEqualTo(404);
    }

    private List<JsonNode> parked() {
        // The newest hundred: other tests leave theirs.
        return admin.get(LETTERS + "?size=100&sort=position,desc").content().reversed().stream()
                .filter(each -> each.path("aggregateId").asString().equals(task.toString()))
                .toList();
    }

    private long audited(String action) {
        return admin.get("/api/admin/audit?type=%s&aggregateId=%s".formatted(action, task))
                .content()
                .size();
    }

    private static String lose(UUID id) {
        return migrator()
                .sql("delete from task t where id = ? returning to_jsonb(t)::text")
                .param(id)
                .query(String.class)
                .single();
    }

    private static void restore(String row) {
        migrator()
                .sql("insert into task select * from jsonb_populate_record(null::task, ?::jsonb)")
                .param(row)
                .update();
    }

    private static JdbcClient migrator() {
        return JdbcClient.create(World.sharedDatabases().readModel("migrator"));
    }
}
