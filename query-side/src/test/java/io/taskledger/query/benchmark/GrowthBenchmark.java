package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.servers.benchmark.Measurements;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a log and its read model cost as they grow tenfold and again: appends by one caller, the
 * last 50,000 events that were filled in through the tail, and a list of tasks over HTTP without
 * any cache. Each size has a server and a query side of its own; they are measured in turns, so
 * that what the machine does meanwhile meets all of them.
 *
 * <p>Settings, as system properties: {@code smallest} (100000) and {@code largest} (1000000)
 * events, {@code rounds} (7), {@code seconds} of appends (2), {@code requests} (300).
 */
public final class GrowthBenchmark {

    private static final long SMALLEST = Long.getLong("smallest", 100_000);
    private static final long LARGEST = Long.getLong("largest", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int WARM_UPS = 2;
    private static final int SECONDS = Integer.getInteger("seconds", 2);
    private static final int REQUESTS = Integer.getInteger("requests", 300);
    private static final int TAIL = 50_000;

    private GrowthBenchmark() {}

    public static void main(String[] arguments) {
        Benchmark.run(GrowthBenchmark::measure);
    }

    private static void measure() throws Exception {
        Measurements measured = new Measurements("growth");
        List<Grown> logs = new ArrayList<>();
        try {
            for (long size = SMALLEST; size <= LARGEST; size *= 10) {
                logs.add(Grown.to(size, measured));
            }
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                Measurements kept = round < 0 ? new Measurements("warm-up") : measured;
                for (Grown log : logs) {
                    log.round(kept);
                }
            }
        } finally {
            for (Grown log : logs) {
                log.close();
            }
        }
        measured.finish();
    }

    /** A log that was filled, with all that works on it. */
    private record Grown(
            long size, long filled, Durable durable, Instance instance, Appends appends)
            implements AutoCloseable {

        static Grown to(long size, Measurements measured) throws Exception {
            Durable durable = new Durable();
            long filled = durable.fillLog(new BusyLog(), size);
            Instance instance = durable.start(Map.of("taskledger.cache.enabled", "false"));
            Generations.beginAtTheHead(instance.as("admin"), filled);
            durable.settle();
            measured.add(
                    "log, bytes an event at %,d events".formatted(size),
                    "bytes",
                    (double) durable.logBytes() / filled);
            measured.add(
                    "read model, bytes an event at %,d events".formatted(size),
                    "bytes",
                    (double) durable.readModelBytes() / filled);
            return new Grown(size, filled, durable, instance, new Appends(durable.server()));
        }

        void round(Measurements measured) throws Exception {
            String at = " at %,d events".formatted(size);
            List<Double> list = list(instance.as("alice"));
            measured.add("list, p50" + at, "ms", Measurements.quantile(list, 0.5));
            measured.add("list, p95" + at, "ms", Measurements.quantile(list, 0.95));
            measured.rate("tail of 50,000" + at, Tails.read(durable.server(), filled - TAIL, TAIL));
            List<Double> lone = appends.milliseconds(SECONDS);
            measured.add("append, 1 caller, p50" + at, "ms", Measurements.quantile(lone, 0.5));
            measured.add("append, 1 caller, p95" + at, "ms", Measurements.quantile(lone, 0.95));
            durable.awaitPosition("workspace", appends.head());
            durable.awaitPosition("history", appends.head());
        }

        @Override
        public void close() throws SQLException {
            appends.close();
            instance.close();
            durable.close();
        }
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
