package io.taskledger.query.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.TaskRenamed;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Goes on renaming a task to ever higher numbers, and reading it and its list on every instance
 * with what it knows; remembers every answer that is an error, empty, or older than it may be.
 */
public final class Readers implements AutoCloseable {

    private final Team team;
    private final UUID task;
    private final Map<Instance, AtomicLong> rounds = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile Known known = new Known(0, 0);
    private volatile boolean running = true;

    private record Known(long title, long position) {}

    private Readers(Team team, UUID task, Instance... instances) {
        this.team = team;
        this.task = task;
        this.threads =
                Stream.concat(
                                Stream.of(new Thread(this::write, "writer")),
                                Stream.of(instances)
                                        .map(each -> new Thread(() -> read(each), "reader")))
                        .toList();
    }

    /** The task's title is "0". */
    public static Readers start(Team team, UUID task, Instance... instances) {
        Readers readers = new Readers(team, task, instances);
        readers.threads.forEach(Thread::start);
        Stream.of(instances).forEach(readers::awaitMore);
        return readers;
    }

    /** Returns after some more rounds on the instance. */
    public void awaitMore(Instance instance) {
        long until = rounds(instance).get() + 15;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rounds(instance).get() >= until || !complaints.isEmpty());
    }

    /** Ends, and fails if there was any complaint. */
    @Override
    public void close() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(complaints).isEmpty();
    }

    private AtomicLong rounds(Instance instance) {
        return rounds.computeIfAbsent(instance, each -> new AtomicLong());
    }

    private void write() {
        for (long i = 1; running; i++) {
            long position =
                    team.happens(
                            new TaskRenamed(
                                    task, team.project, Long.toString(i - 1), Long.toString(i)));
            known = new Known(i, position);
        }
    }

    private void read(Instance instance) {
        Client alice = instance.as("alice");
        while (running) {
            Known least = known;
            Reply one = alice.getAt(least.position(), team.path(task));
            check(least, one, one.json().path("title").asString(""));
            Reply page = alice.getAt(least.position(), team.path() + "/tasks?sort=updatedAt,desc");
            check(
                    least,
                    page,
                    page.content().isEmpty()
                            ? ""
                            : page.content().getFirst().path("title").asString(""));
            rounds(instance).incrementAndGet();
        }
    }

    private void check(Known least, Reply reply, String title) {
        if (reply.status() != 200 || title.isEmpty() || Long.parseLong(title) < least.title()) {
            complaints.add("expected at least %d: %s".formatted(least.title(), reply));
        }
    }
}
