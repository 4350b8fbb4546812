package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SmallProcess;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pages of the longest texts that may be stored, asked for again and again. */
@Timeout(120)
class LargePagesIT {

    private static final String LARGE = "\ud83d\ude00".repeat(9_990);
    private static final int CHANGES = 110;
    private static final int AT_ONCE = 12;

    @Test
    void comeWholeAndHarmNobody(@TempDir Path directory) throws Exception {
        try (World world = new World()) {
            Team team = new Team(world.ledger());
            UUID task = UUID.randomUUID();
            List<LedgerEvent> events = new ArrayList<>();
            events.add(team.task(task, "Long"));
            for (int i = 0; i < CHANGES; i++) {
                events.add(new TaskDescriptionChanged(task, team.project, text(i - 1), text(i)));
            }
            long last = world.ledger().append(Team.ALICE, events);
            String history = team.path(task) + "/history?size=100";
            try (SmallProcess instance = SmallProcess.start(world, directory.resolve("log"))) {
                Client alice = instance.as("alice");
                Reply first = alice.getAt(last, history);
                assertThat(texts(first)).isEqualTo(textsFrom(CHANGES - 1, 100));
                String rest = "&cursor=" + first.json().path("page").path("nextCursor").asString();
                assertThat(texts(alice.get(history + rest))).isEqualTo(textsFrom(9, 10));

                Client carol = instance.as("carol");
                List<Client> members =
                        Stream.of("alice", "bob", "admin").map(instance::as).toList();
                askAtOnce(members, history, carol);
                Client admin = instance.as("admin");
                String audit = "/api/admin/audit?size=100&aggregateId=" + task;
                askAtOnce(List.of(admin), audit, carol);
                Reply export = admin.get("/api/admin/audit/export?aggregateId=" + task);
                assertThat(export.response().body().lines()).hasSize(events.size());
                assertThat(instance.isAlive()).isTrue();
            }
        }
    }

    private static void askAtOnce(List<Client> all, String path, Client other) {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<Integer>> asked =
                    IntStream.range(0, AT_ONCE)
                            .mapToObj(i -> all.get(i % all.size()))
                            .map(
                                    client ->
                                            CompletableFuture.supplyAsync(
                                                    () -> client.get(path).status(), clients))
                            .toList();
            while (!asked.stream().allMatch(CompletableFuture::isDone)) {
                assertThat(other.get("/api/projects").status()).isEqualTo(200);
            }
            assertThat(asked)
                    .allMatch(each -> List.of(200, 429, 503).contains(each.join()))
                    .anyMatch(each -> each.join() == 200);
        }
    }

    private static List<String> texts(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : reply.json().path("content")) {
            JsonNode to = entry.path("changes").path(0).path("to");
            if (entry.path("event").asString().equals("TaskDescriptionChanged")) {
                texts.add(to.asString());
            }
        }
        return texts;
    }

    private static List<@Nullable String> textsFrom(int newest, int count) {
        return IntStream.range(0, count).mapToObj(i -> text(newest - i)).toList();
    }

    private static @Nullable String text(int i) {
        return i < 0 ? null : i + LARGE;
    }
}
