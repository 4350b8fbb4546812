package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** More comes at once than the feed follows: it goes on at the head. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ChangeFeedIT {

    /** Three times what the tail keeps for all. */
    private static final int MANY = 24_576;

    @Test
    void clientsMissNothingAndCachedListsAreCurrent() throws IOException {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            Client bob = instance.as("bob");
            long before = team.happens(team.task(task, "0"));
            assertThat(titles(bob, team, before)).containsExactly("0");
            assertThat(titles(bob, team, before)).containsExactly("0");
            List<Long> heard = new ArrayList<>();
            try (ChangeStream stream = follow(bob, before)) {
                long last = team.happens(renames(task, team));
                assertThat(titles(bob, team, last)).containsExactly(Integer.toString(MANY));
                hear(stream, last, heard);
                while (heard.isEmpty() || heard.getLast() < last) {
                    try (ChangeStream next =
                            follow(bob, heard.isEmpty() ? before : heard.getLast())) {
                        hear(next, last, heard);
                    }
                }
                assertThat(heard)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(before + 1, last).boxed().toList());
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
        return ChangeStream.open(client, "Last-Event-ID", Long.toString(after));
    }

    private static void hear(ChangeStream stream, long last, List<Long> heard) throws IOException {
        stream.untilOrEnd(last).forEach(each -> heard.add(each.path("position").asLong()));
    }
}
