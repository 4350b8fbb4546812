package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.member.MemberRole;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.query.changes.FactListener;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Somebody was removed from a project, and the event of that is parked. */
@Timeout(120)
class ParkedRemovalIT {

    private static final String LETTERS = "/api/admin/projections/workspace/dead-letters";

    @Test
    void neitherCacheNorStreamNorOperatorLetsAnybodyInAgain() throws IOException {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            Client bob = instance.as("bob");
            Client admin = instance.as("admin");
            String tasks = team.path() + "/tasks";
            bob.getAt(team.happens(team.task(UUID.randomUUID(), "Secret")), tasks);
            awaitHit(instance, bob, tasks);

            // No index takes an id so long; what comes behind it is parked too.
            long removed =
                    team.happens(
                            new MemberAdded(team.project, "x".repeat(3_000), MemberRole.VIEWER),
                            new MemberRemoved(team.project, Team.BOB, MemberRole.VIEWER));
            assertParked(bob.getAt(removed, tasks));
            forgetWhatChanged(instance, removed);
            assertThat(admin.getAt(removed, tasks).status()).isEqualTo(200);
            assertParked(bob.getAt(removed, tasks));

            try (ChangeStream stream = ChangeStream.open(bob)) {
                stream.next();
                team.happens(team.task(UUID.randomUUID(), "More secrets"));
                Team other = new Team(world.ledger());
                long last = other.happens(other.task(UUID.randomUUID(), "His"));
                assertThat(stream.until(last))
                        .noneMatch(each -> each.toString().contains(team.project.toString()));
            }

            Reply refused = admin.delete(LETTERS + "/" + letter(admin, "MemberRemoved"));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("wrong_state");
            assertParked(bob.getAt(removed, tasks));
        }
    }

    /** As an instance does that has fallen far behind: the read model has to tell it. */
    private static void forgetWhatChanged(Instance instance, long head) {
        LogMark mark = instance.bean(LogMarks.class).at(head);
        instance.beansOf(FactListener.class).forEach(each -> each.startsAfter(mark));
    }

    private static void awaitHit(Instance instance, Client client, String path) {
        Counter hits =
                instance.bean(MeterRegistry.class)
                        .counter("taskledger.cache.requests", "result", "hit");
        double before = hits.count();
        await().until(
                        () -> {
                            client.get(path);
                            return hits.count() > before;
                        });
    }

    private static long letter(Client admin, String event) {
        List<JsonNode> letters = admin.get(LETTERS).content();
        return letters.stream()
                .filter(each -> each.path("event").asString().equals(event))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    private static void assertParked(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
        assertThat(reply.json().path("reason").asString("")).isEqualTo("parked");
    }
}
