package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.servers.benchmark.Measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a log and its read model cost as they grow tenfold and again: appends by one caller and by
 * 64, the last 50,000 events through the tail, and a list of tasks over HTTP without any cache.
 *
 * <p>Settings, as system properties: {@code smallest} (100000) and {@code largest} (1000000)
 * events, {@code rounds} (3), {@code seconds} of appends (5), {@code requests} (300).
 */
public final class GrowthBenchmark {

    private static final long SMALLEST = Long.getLong("smallest", 100_000);
    private static final long LARGEST = Long.getLong("largest", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int SECONDS = Integer.getInteger("seconds", 5);
    private static final int REQUESTS = Integer.getInteger("requests", 300);
    private static final int TAIL = 50_000;

    private GrowthBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (Durable durable = new Durable()) {
            run(durable);
        }
        System.exit(0); // The issuer of the tokens serves for as long as its process lives.
    }

    private static void run(Durable durable) throws Exception {
        Measurements measured = new Measurements("growth");
        BusyLog busy = new BusyLog();
        try (Appends appends = new Appends(durable.server())) {
            for (long size = SMALLEST; size <= LARGEST; size *= 10) {
                long head = durable.fillLog(busy, size);
                try (Instance instance =
                        durable.start(Map.of("taskledger.cache.enabled", "false"))) {
                    Generations.beginAtTheHead(instance.as("admin"), head);
                    durable.settle();
                    measured.add(
                            "log, bytes an event at %,d events".formatted(size),
                            "bytes",
                            (double) durable.logBytes() / head);
                    measured.add(
                            "read model, bytes an event at %,d events".formatted(size),
                            "bytes",
                            (double) durable.readModelBytes() / head);
                    round(durable, instance, appends, head, size, new Measurements("warm-up"));
                    for (int round = 0; round < ROUNDS; round++) {
                        round(durable, instance, appends, head, size, measured);
                    }
                }
                busy.goOnAfter(appends.head());
            }
        }
        measured.finish();
    }

    private static void round(
            Durable durable,
            Instance instance,
            Appends appends,
            long filled,
            long size,
            Measurements measured)
            throws Exception {
        String at = " at %,d events".formatted(size);
        List<Double> list = list(instance.as("alice"));
        measured.add("list, p50" + at, "ms", Measurements.quantile(list, 0.5));
        measured.add("list, p95" + at, "ms", Measurements.quantile(list, 0.95));
        measured.time(
                "tail of 50,000" + at,
                TAIL,
                () -> Tails.read(durable.server(), filled - TAIL, TAIL));
        List<Double> lone = appends.milliseconds(SECONDS);
        measured.add("append, 1 caller, p50" + at, "ms", Measurements.quantile(lone, 0.5));
        measured.add("append, 1 caller, p95" + at, "ms", Measurements.quantile(lone, 0.95));
        measured.rate("append, 64 callers" + at, appends.perSecond(64, SECONDS));
        durable.awaitPosition("workspace", appends.head());
        durable.awaitPosition("history", appends.head());
    }

    private static List<Double> list(Client alice) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long before = System.nanoTime();
            var reply = alice.get("/api/projects/" + BusyLog.projectId(i % 90) + "/tasks");
            times.add((System.nanoTime() - before) / 1e6);
            if (reply.content().size() != 20) {
                throw new IllegalStateException(reply.toString());
            }
        }
        return times;
    }
}
