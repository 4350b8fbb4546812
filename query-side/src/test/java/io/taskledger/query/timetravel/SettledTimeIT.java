package io.taskledger.query.timetravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskRenamed;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What is said of the past stays as it is, also of a time at which something was about to be. */
@Timeout(120)
class SettledTimeIT {

    private final World world = new World();
    private final Instance instance = world.start();
    private final Team team = new Team(world.ledger());
    private final UUID task = UUID.randomUUID();
    private final Client alice = instance.as("alice");
    private final JdbcTemplate log = new JdbcTemplate(world.databases().eventLog("migrator"));

    @AfterEach
    void close() {
        instance.close();
        world.close();
    }

    @Test
    void waitsForACommitThatIsHeldOpen() {
        long created = team.happens(team.task(task, "Before"));
        alice.getAt(created, team.path() + "/history");
        holdCommitsOpenFor(4);
        CompletableFuture<Long> renamed =
                CompletableFuture.supplyAsync(
                        () -> team.happens(new TaskRenamed(task, team.project, "Before", "After")));
        await().until(this::someoneAppends);
        String asOf = "?asOf=" + now().toInstant();
        Reply first = alice.get(team.path(task) + asOf);
        Reply list = alice.get(team.path() + "/tasks" + asOf);
        renamed.join();
        alice.getAt(renamed.join(), team.path() + "/history");
        Reply again = alice.get(team.path(task) + asOf);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.json().path("title").asString()).isEqualTo("After");
        assertThat(list.content("title")).containsExactly("After");
    }

    @Test
    void waitsForNobodyWhereTheLogIsPastTheTime() {
        OffsetDateTime before = now();
        long created = team.happens(team.task(task, "Before"));
        alice.getAt(created, team.path() + "/history");
        holdCommitsOpenFor(4);
        CompletableFuture<Long> renamed =
                CompletableFuture.supplyAsync(
                        () -> team.happens(new TaskRenamed(task, team.project, "Before", "After")));
        await().until(this::someoneAppends);
        Reply past = alice.get(team.path(task) + "?asOf=" + before.toInstant());
        assertThat(past.status()).isEqualTo(404);
        assertThat(renamed).isNotDone();
        renamed.join();
    }

    private boolean someoneAppends() {
        return !log.queryForList("select appends_under_way()", String.class).isEmpty();
    }

    private OffsetDateTime now() {
        return Objects.requireNonNull(
                log.queryForObject("select clock_timestamp()", OffsetDateTime.class));
    }

    private void holdCommitsOpenFor(int seconds) {
        log.execute(
                """
                create function hold() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(%d);
                    return null;
                end
                $$
                """
                        .formatted(seconds));
        log.execute(
                """
                create constraint trigger hold after insert on event
                deferrable initially deferred for each row execute function hold()
                """);
    }
}
