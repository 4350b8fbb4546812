package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.servers.benchmark.Measurements;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages of 20 tasks of one big project over HTTP, without any cache: the first, and the 1,000th as
 * a client finds it that follows the cursors; sorted by a field whose values differ, and by one
 * whose values are all the same. Ends with the plans of these very statements.
 *
 * <p>Settings, as system properties: {@code tasks} (100000), {@code requests} (300) of each page a
 * round, {@code rounds} (3).
 */
public final class PagesBenchmark {

    private static final int TASKS = Integer.getInteger("tasks", 100_000);
    private static final int REQUESTS = Integer.getInteger("requests", 300);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int DEEP = 1_000;
    private static final List<String> SORTS = List.of("createdAt,desc", "priority,desc");

    private PagesBenchmark() {}

    public static void main(String[] arguments) {
        Benchmark.runOnServer(PagesBenchmark::measure);
    }

    private static void measure(Durable durable) throws Exception {
        Measurements measured = new Measurements("pages");
        long events = new BusyLog().fillWithProject(durable.copyToLog(), TASKS);
        Map<String, String> uncached = Map.of("taskledger.cache.enabled", "false");
        Map<String, String> pages;
        try (Instance instance = durable.start(uncached)) {
            Client admin = instance.as("admin");
            Generations.steer(admin, "history", "pause");
            Generations.beginAtTheHead(admin, "workspace", events);
            Client alice = instance.as("alice");
            pages = pages(alice);
            for (String page : pages.values()) {
                milliseconds(alice, page);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, String> page : pages.entrySet()) {
                    List<Double> times = milliseconds(alice, page.getValue());
                    measured.add(page.getKey() + ", p50", "ms", Measurements.quantile(times, 0.5));
                    measured.add(page.getKey() + ", p95", "ms", Measurements.quantile(times, 0.95));
                }
            }
        }
        measured.finish();
        explain(durable, uncached, pages);
    }

    /** What each page is called, and its path. */
    private static Map<String, String> pages(Client alice) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String sort : SORTS) {
            String first =
                    "/api/projects/%s/tasks?size=20&sort=%s&cursor="
                            .formatted(BusyLog.projectId(0), sort);
            String deep = first;
            for (int page = 1; page < DEEP; page++) {
                deep = first + get(alice, deep).json().path("page").path("nextCursor").asString();
            }
            String by = sort.substring(0, sort.indexOf(','));
            pages.put("first page by " + by, first);
            pages.put("1,000th page by " + by, deep);
        }
        return pages;
    }

    private static List<Double> milliseconds(Client alice, String path) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long before = System.nanoTime();
            get(alice, path);
            times.add((System.nanoTime() - before) / 1e6);
        }
        return times;
    }

    private static Reply get(Client alice, String path) {
        Reply reply = alice.get(path);
        if (reply.status() != 200 || reply.content().size() != 20) {
            throw new IllegalStateException(reply.toString());
        }
        return reply;
    }

    /** Asks once more, with a server that writes down how it found the answers. */
    private static void explain(
            Durable durable, Map<String, String> uncached, Map<String, String> pages)
            throws Exception {
        durable.explainFromNowOn("readmodel");
        Path log = durable.server().options().dataDirectory().resolve("server.log");
        try (Instance instance = durable.start(uncached)) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                long before = Files.size(log);
                get(instance.as("alice"), page.getValue());
                System.out.println("\n" + page.getKey());
                plansOfTasks(Files.readString(log).substring((int) before));
            }
        }
    }

    private static void plansOfTasks(String log) {
        for (String entry : log.split("(?m)^(?=\\d{4}-\\d\\d-\\d\\d )")) {
            if (entry.contains("plan:") && entry.contains("from task ")) {
                System.out.println(entry);
            }
        }
    }
}
