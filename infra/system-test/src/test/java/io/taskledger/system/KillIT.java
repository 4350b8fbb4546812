package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Api.Answer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Processes die by {@code kill -9} in the middle of load. Clients behave as ours does: they repeat
 * a command with its Idempotency-Key until it is acknowledged. The load has a rate, as users have:
 * clients that ask as fast as they can would leave a new process no time to start on few cores, and
 * would measure nothing but that.
 */
class KillIT {

    private static final int CLIENTS = 8;
    private static final List<String> VICTIMS =
            List.of(
                    "postgres",
                    "command-side-1",
                    "query-side-1",
                    "postgres",
                    "command-side-2",
                    "query-side-2");
    private static final int KILLS = Scale.of(3, 30);
    private static final int COMMANDS = Scale.of(1_000, 100_000);
    private static final int COMMANDS_PER_SECOND = Scale.of(30, 120);

    private final LocalSystem system = LocalSystem.running();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Semaphore turns = new Semaphore(0);

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
    }

    private Callable<Integer> worker(String projectId, Ledger ledger, int client) {
        return () -> {
            Api api = system.as("alice");
            int done = 0;
            for (; !stop.get(); done++) {
                turns.acquire();
                String title = "shot " + client + "-" + done;
                ledger.acknowledge(title, untilAcknowledged(api, projectId, title));
            }
            return done;
        };
    }

    private static Answer untilAcknowledged(Api api, String projectId, String title) {
        String key = UUID.randomUUID().toString();
        return await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            try {
                                return api.post(
                                        "/api/projects/" + projectId + "/tasks",
                                        Map.of("title", title),
                                        "Idempotency-Key",
                                        key);
                            } catch (IOException lost) {
                                return new Answer(0, lost.toString(), null);
                            }
                        },
                        KillIT::isFinal);
    }

    private static boolean isFinal(Answer answer) {
        if (answer.status() == 201) {
            return true;
        }
        assertThat(answer.status()).as(answer.body()).isIn(0, 409, 500, 502, 503, 504);
        return false;
    }

    private Callable<Integer> killer(Ledger ledger) {
        return () -> {
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    killed(VICTIMS.get(kill % VICTIMS.size()));
                }
                await().atMost(Duration.ofMinutes(30)).until(() -> ledger.size() >= COMMANDS);
                return KILLS;
            } finally {
                stop.set(true);
            }
        };
    }

    /** Kills it in the middle of load, then waits until supervision has all instances ready. */
    private void killed(String victim) {
        long pid = system.process(victim).pid();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        system.signal(victim, "KILL");
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> system.process(victim).pid() != pid);
        await().atMost(Duration.ofMinutes(3)).until(system::isReady);
    }
}
