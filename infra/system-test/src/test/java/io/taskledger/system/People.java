package io.taskledger.system;

import io.taskledger.system.Api.Answer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Two people at work: 20 requests a second, each begun in its time whatever became of those before.
 * A fifth are writes; what is read carries the token of the last answer, and must not be older.
 */
final class People implements AutoCloseable {

    private static final int PER_SECOND = 20;
    private static final int TASKS_OF_EACH = 20;
    private static final int WARM_UP = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern CLEAR_REFUSAL =
            Pattern.compile("got 503: .*\"code\":\"(unavailable|projection_behind)\"");

    private final List<Desk> desks = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Long> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Request> done = new ConcurrentLinkedQueue<>();

    /**
     * @param begin of {@link System#nanoTime()}
     * @param refusal null if it was not refused for the time being
     * @param trouble null if it was refused so, or answered, and right
     */
    private record Request(long begin, long nanos, String refusal, String trouble) {}

    /** What one of them works on. */
    private record Desk(Api api, String project, AtomicReferenceArray<NumberedTask> tasks) {

        NumberedTask make() throws IOException {
            Answer made = api.post(project + "/tasks", Map.of("title", "0")).expect(201);
            String id = made.json().get("id").asString();
            return new NumberedTask(project + "/tasks/" + id, made.consistencyToken());
        }

        /** What became of a write that failed nobody knows: it may still happen. */
        void write(int number) throws IOException {
            NumberedTask task = tasks.get(number);
            if (task == null) {
                return;
            }
            try {
                task.write(api);
            } catch (IOException | RuntimeException | AssertionError e) {
                tasks.compareAndSet(number, task, null);
                throw e;
            }
        }
    }

    private People() {}

    /** Begins, and returns when the programs that answer are warm. */
    static People atWork(Examined system, List<String> accounts) throws Exception {
        People people = new People();
        for (String account : accounts) {
            people.desks.add(desk(system.as(account)));
        }
        for (int i = 0; i < WARM_UP; i++) {
            people.request();
        }
        people.clock.scheduleAtFixedRate(
                people::begin, 0, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
        return people;
    }

    private static Desk desk(Api api) throws IOException {
        String project = "/api/projects/" + api.newProject("At work");
        Desk desk = new Desk(api, project, new AtomicReferenceArray<>(TASKS_OF_EACH));
        for (int i = 0; i < TASKS_OF_EACH; i++) {
            desk.tasks.set(i, desk.make());
        }
        return desk;
    }

    /** How long they waited in the time that begins now, and returns when it is over. */
    Waits during(Duration time) {
        long begin = System.nanoTime();
        LockSupport.parkNanos(time.toNanos());
        return between(begin, System.nanoTime());
    }

    /** Of requests begun between two moments; waits for those that are not answered yet. */
    Waits between(long begin, long end) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        int begun = (int) this.begun.stream().filter(each -> each >= begin && each < end).count();
        List<Request> all;
        do {
            LockSupport.parkNanos(20_000_000);
            all = done.stream().filter(each -> each.begin >= begin && each.begin < end).toList();
        } while (all.size() < begun && System.nanoTime() < patience);
        List<String> troubles = new ArrayList<>();
        all.stream().map(Request::trouble).filter(Objects::nonNull).forEach(troubles::add);
        List<String> refusals =
                all.stream().map(Request::refusal).filter(Objects::nonNull).toList();
        if (all.size() < begun) {
            troubles.add((begun - all.size()) + " requests without an answer in " + PATIENCE);
        }
        return new Waits(
                all.stream().mapToLong(Request::nanos).sorted().toArray(), refusals, troubles);
    }

    private void begin() {
        long begin = System.nanoTime();
        begun.add(begin);
        requests.submit(() -> timed(begin));
    }

    private void timed(long begin) {
        String failure = null;
        try {
            request();
        } catch (IOException | RuntimeException | AssertionError e) {
            failure = e.toString();
        }
        boolean refused = failure != null && CLEAR_REFUSAL.matcher(failure).find();
        done.add(
                new Request(
                        begin,
                        System.nanoTime() - begin,
                        refused ? failure : null,
                        refused ? null : failure));
    }

    private void request() throws IOException {
        int number = turn.getAndIncrement();
        Desk desk = desks.get(number % desks.size());
        int place = number / 10 % TASKS_OF_EACH;
        NumberedTask task = desk.tasks.get(place);
        if (task == null) {
            desk.tasks.compareAndSet(place, null, desk.make());
            return;
        }
        switch (number / desks.size() % 5) {
            case 0 -> desk.write(place);
            case 1 -> readList(desk, task);
            case 2 -> read(desk, task, "/api/tasks?size=5");
            case 3 -> read(desk, task, "/api/me");
            default -> {
                NumberedTask.Seen least = task.seen();
                Answer answer = read(desk, task, task.path());
                task.check("task", least, answer.json().get("title"), answer);
            }
        }
    }

    /** Page after page, the oldest first, until it is there. */
    private static void readList(Desk desk, NumberedTask task) throws IOException {
        NumberedTask.Seen least = task.seen();
        String id = task.path().replaceAll(".*/", "");
        for (int page = 0; ; page++) {
            String list = desk.project + "/tasks?size=100&sort=createdAt,asc&page=" + page;
            Answer answer = read(desk, task, list);
            for (JsonNode each : answer.json().get("content")) {
                if (each.get("id").asString().equals(id)) {
                    task.check("list", least, each.get("title"), answer);
                    return;
                }
            }
            if (page + 1 >= answer.json().at("/page/totalPages").asInt()) {
                throw new AssertionError("Not in the list: " + task.path());
            }
        }
    }

    private static Answer read(Desk desk, NumberedTask task, String path) throws IOException {
        return desk.api.get(path, "Consistency-Token", task.seen().token()).expect(200);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        requests.close();
    }
}
