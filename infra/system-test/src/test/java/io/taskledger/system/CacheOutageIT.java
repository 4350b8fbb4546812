package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Api.Answer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

/** Redis is frozen, killed, restarted empty and flushed under load: nobody may notice. */
class CacheOutageIT {

    private static final int CLIENTS = 16;
    private static final Duration FAULT = Duration.ofSeconds(Scale.of(2, 12));

    private final LocalSystem system = LocalSystem.running();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void answersStayRightWithoutRedis() throws Exception {
        int pairs =
                Clients.run(CLIENTS + 1, client -> client == CLIENTS ? this::faults : editor())
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        assertThat(pairs).as("edits, each read back").isGreaterThan(200);
        Rebuild.provesAllProjections(system);
    }

    /** Each edit must be in the list that follows it with its token, and in each later one. */
    private Callable<Integer> editor() {
        return () -> {
            Api api = system.as("bob");
            String project = "/api/projects/" + api.newProject("Cold");
            String tasks = project + "/tasks";
            String taskId = created(api, tasks, Map.of("title", "edit 0"));
            int edits = 0;
            while (!stop.get()) {
                String title = "edit " + ++edits;
                Answer edited = api.patch(tasks + "/" + taskId, Map.of("title", title)).expect(200);
                for (int again = 0; again < 3; again++) {
                    // A projection that is more than two seconds behind is an error here.
                    Answer list =
                            api.get(tasks, "Consistency-Token", edited.consistencyToken())
                                    .expect(200);
                    assertThat(titles(list)).containsExactly(title);
                }
            }
            return edits;
        };
    }

    private static Iterable<String> titles(Answer list) {
        return StreamSupport.stream(list.json().get("content").spliterator(), false)
                .map(task -> task.get("title").asString())
                .toList();
    }

    private static String created(Api api, String path, Map<String, String> body) throws Exception {
        return api.post(path, body).expect(201).json().get("id").asString();
    }

    private Integer faults() {
        try {
            under(() -> {});
            under(system::flushRedis);
            under(() -> system.signal("redis", "STOP"));
            under(() -> system.signal("redis", "CONT"));
            long pid = system.process("redis").pid();
            under(() -> system.signal("redis", "KILL"));
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> system.process("redis").pid() != pid);
            under(() -> {});
            return 0;
        } finally {
            stop.set(true);
        }
    }

    /** The fault, and then a while of load with it. */
    private static void under(Runnable fault) {
        fault.run();
        await().pollDelay(FAULT).atMost(FAULT.plusSeconds(5)).until(() -> true);
    }
}
