package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.system.Api.Answer;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who make tasks, rename a task that others rename too, and look with the token of the last
 * answer at what became of it. Keeps a ledger of what was acknowledged, and every answer that is an
 * error or older than it may be: nobody tries anything again. Everybody rests between two turns, so
 * that processes can start beside them on few cores.
 */
final class RollingLoad implements AutoCloseable {

    private static final int PEOPLE = 4;
    private static final int REST_MILLIS = 800;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(PEOPLE);
    private final Queue<Throwable> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger refusedTokens = new AtomicInteger();
    private final List<NumberedTask> renamed = new ArrayList<>();
    private final Api alice;
    private final String tasks;
    private final Ledger ledger;

    private RollingLoad(Examined system) throws IOException {
        alice = system.as("alice");
        String project = alice.newProject("Made");
        tasks = "/api/projects/" + project + "/tasks";
        ledger = new Ledger(system, project);
        String other = "/api/projects/" + alice.newProject("Renamed") + "/tasks";
        for (int i = 0; i < PEOPLE / 2; i++) {
            Answer task = alice.post(other, Map.of("title", "0")).expect(201);
            String path = other + "/" + task.json().get("id").asString();
            renamed.add(new NumberedTask(path, task.consistencyToken()));
        }
    }

    static RollingLoad start(Examined system) throws IOException {
        RollingLoad load = new RollingLoad(system);
        for (int person = 0; person < PEOPLE; person++) {
            load.begin(person);
        }
        return load;
    }

    private void begin(int person) {
        AtomicInteger number = new AtomicInteger();
        people.scheduleWithFixedDelay(
                () -> turn(person, "Task " + person + "-" + number.getAndIncrement()),
                0,
                REST_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void turn(int person, String title) {
        try {
            make(title);
            rename(renamed.get(person % renamed.size()));
        } catch (IOException | RuntimeException | AssertionError e) {
            complaints.add(e);
        }
        turns.incrementAndGet();
    }

    private void make(String title) throws IOException {
        Answer created = alice.post(tasks, Map.of("title", title)).expect(201);
        ledger.acknowledge(title, created);
        Answer list = read(tasks + "?sort=createdAt,desc&size=20", created.consistencyToken());
        assertThat(list.json().get("content").findValuesAsString("title")).contains(title);
    }

    private void rename(NumberedTask task) throws IOException {
        task.write(alice);
        NumberedTask.Seen least = task.seen();
        Answer one = read(task.path(), least.token());
        task.check("task", least, one.json().get("title"), one);
        least = task.seen();
        Answer history = read(task.path() + "/history?size=1", least.token());
        var newest = history.json().get("content").get(0);
        task.check("history", least, NumberedTask.titleAfter(newest), history);
    }

    /**
     * A release that comes back cannot read what was given out meanwhile: then the position alone.
     */
    private Answer read(String path, String token) throws IOException {
        Answer answer = ask(path, token);
        if (answer.status() == 400 && answer.body().contains("invalid_consistency_token")) {
            refusedTokens.incrementAndGet();
            long position = ConsistencyToken.decode(token).orElseThrow().position();
            answer = ask(path, new ConsistencyToken(position).encoded());
        }
        return answer.expect(200);
    }

    private Answer ask(String path, String token) throws IOException {
        return alice.get(path, "Consistency-Token", token, "Prefer", "wait=10");
    }

    /** How often an instance could not read a token that another one had written. */
    int refusedTokens() {
        return refusedTokens.get();
    }

    /** Many renamings of one task, one after the other. */
    void rename(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            renamed.getFirst().write(alice);
        }
    }

    /** Returns when everybody has had some more turns; fails at the first complaint. */
    void awaitTurns(int each) {
        int enough = turns.get() + each * PEOPLE;
        await().atMost(PATIENCE).until(() -> turns.get() >= enough || !complaints.isEmpty());
        assertThat(complaints).as("complaints of clients").isEmpty();
    }

    /** What was acknowledged until now is in the log and in every answer, once. */
    void checkEverything() throws IOException, SQLException {
        ledger.matchesLogAndProjections();
        for (NumberedTask task : renamed) {
            task.checkHistory(alice);
        }
    }

    int acknowledged() {
        return ledger.size();
    }

    /** Returns when nothing is on its way any more. */
    @Override
    public void close() {
        people.close();
        assertThat(complaints).as("complaints of clients").isEmpty();
    }
}
