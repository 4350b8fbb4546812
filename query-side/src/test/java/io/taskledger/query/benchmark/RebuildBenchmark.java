package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.servers.benchmark.Measurements;

import java.util.List;
import java.util.Map;

/**
 * Rounds of rebuilding both projections from the same log, of COPY into tables of the same width,
 * and of a stock Axon replay with one upsert an event, on a durable server of its own.
 *
 * <p>Settings, as system properties: {@code events} (200000), {@code rounds} (3), {@code
 * stockEvents} (10000).
 */
public final class RebuildBenchmark {

    private static final long EVENTS = Long.getLong("events", 200_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int STOCK_EVENTS = Integer.getInteger("stockEvents", 10_000);

    private RebuildBenchmark() {}

    public static void main(String[] arguments) {
        Benchmark.runOnServer(RebuildBenchmark::measure);
    }

    private static void measure(Durable durable) throws Exception {
        Measurements measured = new Measurements("rebuild");
        Copies copies = new Copies(durable);
        try (StockReplay stock = new StockReplay(durable.server())) {
            stock.fill(STOCK_EVENTS);
            long events = durable.fillLog(new BusyLog(), EVENTS);
            try (Instance instance = durable.start(Map.of())) {
                Client admin = instance.as("admin");
                Generations.beginAtTheHead(admin, events); // warms up, too
                copies.remember(admin);
                for (int round = 0; round < ROUNDS; round++) {
                    measured.time("COPY of history rows", events, copies::historyRows);
                    measured.time("COPY of event rows", events, copies::eventRows);
                    rebuild("history", admin, events, measured);
                    rebuild("workspace", admin, events, measured);
                    measured.rate("stock Axon replay", stock.run(round));
                }
            }
            System.out.printf("%,d events, %d rounds%n", events, ROUNDS);
        }
        measured.finish();
    }

    /** Bulk and indexes, and then all until it could be promoted. */
    private static void rebuild(String projection, Client admin, long events, Measurements measured)
            throws Exception {
        long before = System.nanoTime();
        Rebuilding rebuild = Rebuilding.begin(admin, projection);
        awaitOther(rebuild, "PENDING", "BUILDING");
        measured.since(projection + ", bulk", events, before);
        awaitOther(rebuild, "INDEXING");
        measured.since(projection + ", bulk and indexes", events, before);
        awaitOther(rebuild, "CATCHING_UP", "COMPARING");
        measured.since(projection + ", all until ready", events, before);
        if (!rebuild.view().path("comparison").path("equal").asBoolean()) {
            throw new IllegalStateException("Not equal: " + rebuild.view());
        }
        rebuild.does("cancel");
    }

    private static void awaitOther(Rebuilding rebuild, String... states)
            throws InterruptedException {
        while (List.of(states).contains(rebuild.state())) {
            Thread.sleep(25);
        }
    }
}
