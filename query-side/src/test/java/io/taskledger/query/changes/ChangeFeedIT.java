package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** More comes at once than the feed follows: it goes on at the head. */
@Timeout(120)
class ChangeFeedIT {

    /** Three times what the tail keeps for all. */
    private static final int MANY = 24_576;

    @Test
    void clientsMissNothingThatTheyAreNotToldOfAndCachedListsAreCurrent() throws IOException {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            Client bob = instance.as("bob");
            long before = team.happens(team.task(task, "0"));
            assertThat(titles(bob, team, before)).containsExactly("0");
            assertThat(titles(bob, team, before)).containsExactly("0");
            try (ChangeStream stream = follow(bob, before)) {
                long last = team.happens(renames(task, team));
                assertThat(titles(bob, team, last)).containsExactly(Integer.toString(MANY));
                hearsAllOrIsReset(stream, before, last);
            }
            long renamed = team.happens(new TaskRenamed(task, team.project, "" + MANY, "on"));
            assertThat(titles(bob, team, renamed)).containsExactly("on");
            assertThat(titles(bob, team, renamed)).containsExactly("on");
        }
    }

    private static LedgerEvent[] renames(UUID task, Team team) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> new TaskRenamed(task, team.project, "" + i, "" + (i + 1)))
                .toArray(LedgerEvent[]::new);
    }

    private static List<String> titles(Client client, Team team, long position) {
        return client.getAt(position, team.path() + "/tasks").content("title");
    }

    private static ChangeStream follow(Client client, long after) {
        return ChangeStream.open(
                client, "Last-Event-ID", Long.toString(after), "Prefer", "wait=10");
    }

    /** What a client hears has no gap that it is not told of. */
    private static void hearsAllOrIsReset(ChangeStream stream, long before, long last)
            throws IOException {
        long reached = before;
        while (reached < last) {
            ChangeStream.Heard heard = stream.next();
            long position = ConsistencyToken.decode(heard.id()).orElseThrow().position();
            if (heard.name().equals("change")) {
                assertThat(position).isEqualTo(reached + 1);
            } else if (!heard.name().equals("reset")) {
                assertThat(position).isEqualTo(reached);
            }
            reached = position;
        }
    }
}
