package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

@SharesTheWorld
class CacheIT {

    private final Instance instance = World.shared();
    private final Team team = new Team(World.sharedLedger());
    private final Client alice = instance.as("alice");
    private final UUID task = UUID.randomUUID();

    @Test
    void answersAgainFromTheCacheWithTheSameBytes() {
        long position = team.happens(team.task(task, "Sail"));
        Reply first = alice.getAt(position, team.path() + "/tasks");
        awaitHit(alice, team.path() + "/tasks");
        Reply again = alice.getAt(position, team.path() + "/tasks");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Link")).isEqualTo(first.header("Link"));
        assertThat(again.position()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void keepsEtagsAndNotModified() {
        long position = team.happens(team.task(task, "Sail"));
        alice.getAt(position, team.path(task));
        awaitHit(alice, team.path(task));
        assertThat(alice.get(team.path(task)).header("ETag")).isEqualTo("\"1\"");
        assertThat(alice.get(team.path(task), "If-None-Match", "\"1\"").status()).isEqualTo(304);
    }

    @Test
    void letsNobodyInWhoIsNotAMemberNow() {
        long joined = team.happens(new MemberAdded(team.project, Team.CAROL, MemberRole.VIEWER));
        Client carol = instance.as("carol");
        carol.getAt(joined, team.path());
        awaitHit(carol, team.path());
        long left = team.happens(new MemberRemoved(team.project, Team.CAROL, MemberRole.VIEWER));
        assertThat(carol.getAt(left, team.path()).status()).isEqualTo(404);
        assertThat(carol.getAt(left, team.path() + "/tasks").status()).isEqualTo(404);
        assertThat(alice.get(team.path()).status()).isEqualTo(200);
    }

    @Test
    void followsNamesOfPeople() {
        String who = UUID.randomUUID().toString();
        long before =
                team.happens(
                        new UserRegistered(who, "Wanda"),
                        team.task(task, "Sail"),
                        new TaskAssigneeChanged(task, team.project, null, who));
        String path = team.path() + "/tasks";
        assertThat(alice.getAt(before, path).content("assigneeName")).containsExactly("Wanda");
        awaitHit(alice, path);
        long after = team.happens(new UserRenamed(who, "Wanda", "Vanda"));
        assertThat(alice.getAt(after, path).content("assigneeName")).containsExactly("Vanda");
    }

    @Test
    void showsEachCallerTheirOwn() {
        long position = team.happens(team.task(task, "Sail"));
        alice.getAt(position, team.path());
        awaitHit(alice, team.path());
        assertThat(alice.get(team.path()).json().path("role").asString()).isEqualTo("OWNER");
        Reply bob = instance.as("bob").get(team.path());
        assertThat(bob.json().path("role").asString()).isEqualTo("VIEWER");
        assertThat(instance.as("admin").get(team.path()).json().path("role").isNull()).isTrue();
        assertThat(instance.as("carol").get(team.path()).status()).isEqualTo(404);
    }

    @Test
    void isNeverBehindAChangeThatARequestKnowsOf() {
        team.happens(team.task(task, "0"));
        for (int i = 0; i < 50; i++) {
            String to = Integer.toString(i + 1);
            long position =
                    team.happens(new TaskRenamed(task, team.project, Integer.toString(i), to));
            Reply first = alice.getAt(position, team.path() + "/tasks");
            assertThat(first.content("title")).containsExactly(to);
            assertThat(alice.getAt(first.position(), team.path() + "/tasks").content("title"))
                    .containsExactly(to);
        }
    }

    private void awaitHit(Client client, String path) {
        double before = hits();
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            client.get(path);
                            return hits() > before;
                        });
    }

    private double hits() {
        return instance.bean(MeterRegistry.class)
                .counter("taskledger.cache.requests", "result", "hit")
                .count();
    }
}
