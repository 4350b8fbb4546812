package io.taskledger.system;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who go on making tasks, and a ledger of what was acknowledged to them. */
final class DrillLoad {

    /** Each has one command on its way at most. */
    static final int PEOPLE = 4;

    private static final int COMMANDS_PER_SECOND = 100;

    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(PEOPLE);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Api commands;
    private final String tasks;
    private final Ledger ledger;

    private DrillLoad(Api commands, String project, Examined system) {
        this.commands = commands;
        this.tasks = "/api/projects/" + project + "/tasks";
        this.ledger = new Ledger(system, project);
    }

    static DrillLoad start(Api commands, Examined system) throws IOException {
        String project = commands.newProject("Drill");
        DrillLoad load = new DrillLoad(commands, project, system);
        for (int person = 0; person < PEOPLE; person++) {
            load.begin("Task " + person + "-");
        }
        return load;
    }

    private void begin(String title) {
        AtomicInteger number = new AtomicInteger();
        people.scheduleAtFixedRate(
                () -> make(title + number.getAndIncrement()),
                0,
                1_000_000L * PEOPLE / COMMANDS_PER_SECOND,
                TimeUnit.MICROSECONDS);
    }

    private void make(String title) {
        try {
            Api.Answer answer = commands.post(tasks, Map.of("title", title));
            if (answer.status() == 201) {
                ledger.acknowledge(title, answer);
            } else {
                failures.add(answer.toString());
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** Commands that were not acknowledged. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Returns when no command is on its way any more. */
    void stop() throws InterruptedException {
        people.shutdown();
        if (!people.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a command has no end");
        }
    }
}
