package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Api.Answer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * 100 requests a second (50 in the short form), a fifth of them writes, each begun in its time
 * whatever became of those before. Tasks get ever higher numbers as titles and are read with the
 * token of the last answer, be it to a write or a read. Keeps every answer that is an error, empty,
 * or older than it may be.
 */
final class SteadyLoad implements AutoCloseable {

    private static final int PER_SECOND = Scale.of(50, 100);
    private static final int TASKS = 10;
    private static final int WARM_UP_CLIENTS = 8;
    private static final int WARM_UP_REQUESTS = 50;
    private static final int WARM_UP_ROUNDS = Scale.of(5, 60);
    private static final int WARM_PER_SECOND = 3 * PER_SECOND;
    private static final int CALM_MILLIS = 250;
    private static final int CALM_SECONDS = 20;
    private static final int MOST_SECONDS = 120;
    private static final Duration MANY = Duration.ofSeconds(60);

    private final LocalSystem system;
    private final String project;
    private final String wait;
    private final List<NumberedTask> tasks = new ArrayList<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final LongAccumulator slowestMillis = new LongAccumulator(Math::max, 0);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private long start;

    private SteadyLoad(LocalSystem system, String project, Duration wait) {
        this.system = system;
        this.project = project;
        this.wait = "wait=" + wait.toSeconds();
    }

    /**
     * @param wait how long each read lets the projections catch up before it is an error
     */
    static SteadyLoad start(LocalSystem system, Duration wait) throws Exception {
        Api alice = system.as("alice");
        String project = "/api/projects/" + alice.newProject("Steady");
        SteadyLoad load = new SteadyLoad(system, project, wait);
        for (int i = 0; i < TASKS; i++) {
            Answer task = alice.post(project + "/tasks", Map.of("title", "0")).expect(201);
            String path = project + "/tasks/" + task.json().get("id").asString();
            load.tasks.add(new NumberedTask(path, task.consistencyToken()));
        }
        load.warmUp();
        load.start = System.nanoTime();
        load.clock.scheduleAtFixedRate(
                () -> load.requests.submit(load::request),
                0,
                1_000 / PER_SECOND,
                TimeUnit.MILLISECONDS);
        load.awaitMore();
        return load;
    }

    /** A process that has just started could not keep up: a few clients, one request at a time. */
    private void warmUp() throws Exception {
        int requests = WARM_UP_CLIENTS * WARM_UP_REQUESTS;
        double perSecond;
        int rounds = 0;
        do {
            long begin = System.nanoTime();
            Clients.run(WARM_UP_CLIENTS, client -> this::someRequests);
            perSecond = requests * 1e9 / (System.nanoTime() - begin);
        } while (perSecond < WARM_PER_SECOND && ++rounds < WARM_UP_ROUNDS);
        System.out.printf("Warm after %d rounds: %.0f requests a second%n", rounds, perSecond);
        slowestMillis();
        begun.set(0);
        answered.set(0);
    }

    private Void someRequests() {
        for (int i = 0; i < WARM_UP_REQUESTS; i++) {
            request();
        }
        return null;
    }

    /** Returns after another second's worth of answers, or at the first complaint. */
    void awaitMore() {
        long until = answered.get() + PER_SECOND;
        await().atMost(MANY).until(() -> answered.get() >= until || !complaints.isEmpty());
        assertThat(complaints).isEmpty();
    }

    /** Returns when nobody has had to wait for some time: who has just started is warm by then. */
    void awaitCalm() {
        int calm = 0;
        for (int i = 0; i < MOST_SECONDS && calm < CALM_SECONDS; i++) {
            slowestMillis();
            awaitMore();
            calm = slowestMillis.get() < CALM_MILLIS ? calm + 1 : 0;
        }
    }

    /** How long anybody waited for an answer since this was last asked. */
    long slowestMillis() {
        return slowestMillis.getThenReset();
    }

    private void request() {
        long turn = begun.getAndIncrement();
        NumberedTask task = tasks.get((int) (turn % TASKS));
        long begin = System.nanoTime();
        try {
            switch ((int) (turn / TASKS % 10)) {
                case 0, 5 -> task.write(system.as("alice"));
                case 1, 6 -> readList();
                case 2 -> readHistory(task);
                case 3 -> readProject();
                case 4 -> readProjects();
                default -> readOne(task);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            complaints.add(
                    "%.1f s after the beginning: %s"
                            .formatted((System.nanoTime() - start) / 1e9, e));
        }
        slowestMillis.accumulate((System.nanoTime() - begin) / 1_000_000);
        answered.incrementAndGet();
    }

    private void readOne(NumberedTask task) throws IOException {
        NumberedTask.Seen least = task.seen();
        Answer answer = read(task.path(), least.token());
        task.check("task", least, answer.json().get("title"), answer);
    }

    private void readHistory(NumberedTask task) throws IOException {
        NumberedTask.Seen least = task.seen();
        Answer answer = read(task.path() + "/history?size=1", least.token());
        JsonNode newest = answer.json().get("content").get(0);
        task.check("history", least, NumberedTask.titleAfter(newest), answer);
    }

    private void readList() throws IOException {
        List<NumberedTask.Seen> least = tasks.stream().map(NumberedTask::seen).toList();
        Answer answer = read(project + "/tasks?sort=createdAt,asc", newest(least));
        JsonNode page = answer.json().get("content");
        assertThat(page.size()).as("tasks listed").isEqualTo(TASKS);
        for (int i = 0; i < TASKS; i++) {
            tasks.get(i).check("list", least.get(i), page.get(i).get("title"), answer);
        }
    }

    private void readProject() throws IOException {
        JsonNode view = read(project, tasks.getLast().seen().token()).json();
        assertThat(view.at("/taskCounts/todo").asInt()).as("tasks counted").isEqualTo(TASKS);
    }

    private void readProjects() throws IOException {
        String token = tasks.getLast().seen().token();
        JsonNode page = read("/api/projects?sort=createdAt,desc", token).json().get("content");
        assertThat(page.findValuesAsString("id")).contains(project.replaceAll(".*/", ""));
    }

    private static String newest(List<NumberedTask.Seen> all) {
        return all.stream()
                .max((a, b) -> Long.compare(a.position(), b.position()))
                .orElseThrow()
                .token();
    }

    private Answer read(String path, String token) throws IOException {
        return system.as("alice").get(path, "Consistency-Token", token, "Prefer", wait).expect(200);
    }

    /** Ends, and fails if there was any complaint or not everything is there now, once. */
    @Override
    public void close() throws IOException {
        clock.shutdown();
        double seconds = (System.nanoTime() - start) / 1e9;
        requests.close();
        System.out.printf(
                "Steady load: %d requests in %.1f s, since the last look the slowest took %d ms;"
                        + " complaints: %s%n",
                answered.get(), seconds, slowestMillis(), complaints.stream().limit(5).toList());
        assertThat(complaints).isEmpty();
        assertThat(answered.get() / seconds).as("a second").isGreaterThan(0.95 * PER_SECOND);
        for (NumberedTask task : tasks) {
            task.checkHistory(system.as("alice"));
        }
    }
}
