package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.servers.benchmark.Measurements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists over HTTP of somebody who may see very much, without any cache, against the page of one
 * project: the same way there and back, and an index that begins with what is asked.
 *
 * <p>Settings, as system properties: {@code tasks} (650000) of each caller, {@code events}
 * (2000000) of the audit trail, {@code requests} (300) of each page a round, {@code rounds} (3).
 */
public final class ListsBenchmark {

    private static final int TASKS = Integer.getInteger("tasks", 650_000);
    private static final int EVENTS = Integer.getInteger("events", 2_000_000);
    private static final int REQUESTS = Integer.getInteger("requests", 300);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private ListsBenchmark() {}

    private record Page(String account, String path) {}

    public static void main(String[] arguments) {
        Benchmark.runOnServer(ListsBenchmark::measure);
    }

    private static void measure(Durable durable) throws Exception {
        Measurements measured = new Measurements("lists");
        LargeReadModel.fill(durable.readModel(), TASKS, EVENTS);
        try (Instance instance = durable.start(Map.of("taskledger.cache.enabled", "false"))) {
            Map<String, Page> pages = pages();
            for (Page page : pages.values()) {
                milliseconds(instance, page);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Page> page : pages.entrySet()) {
                    List<Double> times = milliseconds(instance, page.getValue());
                    measured.add(page.getKey() + ", p50", "ms", Measurements.quantile(times, 0.5));
                    measured.add(page.getKey() + ", p95", "ms", Measurements.quantile(times, 0.95));
                }
            }
        }
        measured.finish();
    }

    private static Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put(
                "page of one project",
                new Page("alice", "/api/projects/" + LargeReadModel.projectOfAlice() + "/tasks"));
        pages.put("all tasks, in 1 project", new Page("alice", "/api/tasks"));
        pages.put("all tasks, in 50 projects", new Page("bob", "/api/tasks"));
        pages.put("all tasks, in 1,000 projects", new Page("carol", "/api/tasks"));
        pages.put("all tasks, of everybody", new Page("admin", "/api/tasks"));
        pages.put("all tasks by title, in 50 projects", new Page("bob", "/api/tasks?sort=title"));
        pages.put("all tasks by title, of everybody", new Page("admin", "/api/tasks?sort=title"));
        pages.put("first page of the audit trail", new Page("admin", "/api/admin/audit?cursor="));
        for (int percent : new int[] {25, 50, 99}) {
            pages.put(
                    "audit trail by cursor, at %d %%".formatted(percent),
                    new Page("admin", "/api/admin/audit?cursor=" + cursor(percent)));
        }
        return pages;
    }

    /** Into the depth of the audit trail, as a client has it that followed all before. */
    private static String cursor(int percent) {
        long position = EVENTS - (long) EVENTS * percent / 100;
        long page = (EVENTS - position) / 20;
        String text = String.join("\u001f", "position,desc", "" + page, "0", "" + position);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Double> milliseconds(Instance instance, Page page) {
        Client client = instance.as(page.account());
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long before = System.nanoTime();
            Reply reply = client.get(page.path());
            times.add((System.nanoTime() - before) / 1e6);
            if (reply.status() != 200 || reply.content().size() != 20) {
                throw new IllegalStateException(reply.toString());
            }
        }
        return times;
    }
}
