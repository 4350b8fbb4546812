package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Api.Answer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Processes die by {@code kill -9} in the middle of load, at random, some of them while another one
 * is still starting. Clients behave as ours does: they repeat a command with its Idempotency-Key
 * until it is acknowledged. What is then answered to its token is never older. The load has a rate,
 * as users have: clients that ask as fast as they can would leave a new process no time to start on
 * few cores, and would measure nothing but that.
 */
class KillIT {

    private static final int CLIENTS = 8;
    private static final int MOST_COUNTED = 10_000;
    private static final List<List<String>> VICTIMS =
            List.of(
                    List.of("postgres"),
                    List.of("command-side-1", "command-side-2"),
                    List.of("query-side-1", "query-side-2"));
    private static final int ROUNDS = Scale.of(1, 10);
    private static final int COMMANDS = Scale.of(1_000, 100_000);
    private static final int COMMANDS_PER_SECOND = Scale.of(30, 120);
    private static final int READ_EVERY = 3;
    private static final int RENAME_EVERY = 5;

    private final LocalSystem system = LocalSystem.running();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Semaphore turns = new Semaphore(0);
    private final Queue<Renamed> renamed = new ConcurrentLinkedQueue<>();

    /** A task that one client has renamed so many times. */
    private record Renamed(String path, int times, String token) {}

    @Test
    void everyAcknowledgedCommandIsThereOnce() throws Exception {
        String projectId = system.as("alice").newProject("Under fire");
        Ledger ledger = new Ledger(system, projectId);
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    turns::release, 0, 1_000_000 / COMMANDS_PER_SECOND, TimeUnit.MICROSECONDS);
            Clients.run(
                    CLIENTS + 1,
                    client ->
                            client == CLIENTS ? killer(ledger) : worker(projectId, ledger, client));
            clock.shutdownNow();
        }
        assertThat(ledger.size())
                .as("commands acknowledged under fire")
                .isGreaterThanOrEqualTo(COMMANDS);
        await().atMost(Duration.ofSeconds(60)).until(ledger::isProjected);
        ledger.matchesLogAndProjections();
        for (Renamed each : renamed) {
            String history = each.path() + "/history?size=1";
            Answer answer = fresh(system.as("alice"), history, each.token());
            JsonNode entries = answer.expect(200).json();
            assertThat(entries.at("/page/totalElements").asInt())
                    .as("one creation and one entry for each renaming, as far as they are counted")
                    .isEqualTo(Math.min(MOST_COUNTED, 1 + each.times()));
            assertThat(entries.at("/content/0/version").asInt()).isEqualTo(1 + each.times());
        }
        Rebuild.provesAllProjections(system);
    }

    private Callable<Integer> worker(String projectId, Ledger ledger, int client) {
        return () -> {
            Api api = system.as("alice");
            String tasks = "/api/projects/" + projectId + "/tasks";
            String others = "/api/projects/" + api.newProject("Renamed under fire") + "/tasks";
            Answer answer =
                    untilAcknowledged(201, key -> api.post(others, Map.of("title", "0"), key));
            String mine = others + "/" + answer.json().get("id").asString();
            int times = 0;
            int done = 0;
            for (; !stop.get(); done++) {
                turns.acquire();
                String title = "shot " + client + "-" + done;
                Answer created =
                        untilAcknowledged(201, key -> api.post(tasks, Map.of("title", title), key));
                ledger.acknowledge(title, created);
                if (done % READ_EVERY == 0) {
                    String path = tasks + "/" + created.json().get("id").asString();
                    isCurrent(api, path, created.consistencyToken(), title);
                }
                if (done % RENAME_EVERY == 0) {
                    String next = Integer.toString(++times);
                    answer =
                            untilAcknowledged(
                                    200, key -> api.patch(mine, Map.of("title", next), key));
                    isCurrent(api, mine, answer.consistencyToken(), next);
                }
            }
            renamed.add(new Renamed(mine, times, answer.consistencyToken()));
            return done;
        };
    }

    /** If there is an answer at all. */
    private static void isCurrent(Api api, String path, String token, String title) {
        Answer answer = answerOf(() -> fresh(api, path, token));
        assertThat(answer.status()).as(answer.body()).isIn(0, 200, 502, 503, 504);
        if (answer.status() == 200) {
            assertThat(answer.json().get("title").asString()).isEqualTo(title);
        }
    }

    private static Answer fresh(Api api, String path, String token) throws IOException {
        return api.get(path, "Consistency-Token", token, "Prefer", "wait=10");
    }

    private interface Request {
        Answer send() throws IOException;
    }

    private interface Command {
        Answer send(String... headers) throws IOException;
    }

    private static Answer untilAcknowledged(int status, Command command) {
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        return await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .until(() -> answerOf(() -> command.send(key)), answer -> isFinal(status, answer));
    }

    private static Answer answerOf(Request request) {
        try {
            return request.send();
        } catch (IOException lost) {
            return new Answer(0, lost.toString(), null);
        }
    }

    private static boolean isFinal(int expected, Answer answer) {
        if (answer.status() == expected) {
            return true;
        }
        assertThat(answer.status()).as(answer.body()).isIn(0, 409, 502, 503, 504);
        return false;
    }

    private Callable<Integer> killer(Ledger ledger) {
        return () -> {
            long seed = System.nanoTime();
            System.out.println("Kills with seed " + seed);
            Random random = new Random(seed);
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    List<List<String>> kinds = new ArrayList<>(VICTIMS);
                    Collections.shuffle(kinds, random);
                    for (List<String> kind : kinds) {
                        killed(kind.get(random.nextInt(kind.size())), random);
                    }
                }
                await().atMost(Duration.ofMinutes(3)).until(system::isReady);
                await().atMost(Duration.ofMinutes(30)).until(() -> ledger.size() >= COMMANDS);
                return ROUNDS;
            } finally {
                stop.set(true);
            }
        };
    }

    /**
     * Kills it in the middle of load, then waits until there is another one, and mostly until
     * supervision has all instances ready.
     */
    private void killed(String victim, Random random) {
        long pid = pid(victim);
        await().pollDelay(Duration.ofMillis(random.nextLong(500, 3_000))).until(() -> true);
        system.signal(victim, "KILL");
        await().atMost(Duration.ofSeconds(60)).until(() -> pid(victim) != pid);
        if (random.nextInt(4) > 0) {
            await().atMost(Duration.ofMinutes(3)).until(system::isReady);
        }
    }

    private long pid(String name) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> system.process(name).pid(), each -> true);
    }
}
