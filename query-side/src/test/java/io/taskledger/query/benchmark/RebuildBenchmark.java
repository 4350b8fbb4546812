package io.taskledger.query.benchmark;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.query.platform.ReadModelMigration;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Rounds of rebuilding both projections from the same log, of COPY into tables of the same width,
 * and of a stock Axon replay with one upsert an event, on a durable server of its own. Prints the
 * medians, their ratios, and the same as JSON.
 *
 * <p>Settings, as system properties: {@code events} (200000), {@code rounds} (3), {@code
 * stockEvents} (10000).
 */
public final class RebuildBenchmark {

    private static final long EVENTS = Long.getLong("events", 200_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int STOCK_EVENTS = Integer.getInteger("stockEvents", 10_000);

    private RebuildBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("rebuild-benchmark");
        PostgresServer server =
                PostgresServer.start(new PostgresServer.Options(directory, 0, true));
        try {
            server.bootstrap();
            String password = RolePasswords.LOCAL.migrator();
            EventLogMigration.migrate(server.dataSource("eventlog", "migrator", password));
            ReadModelMigration.migrate(server.dataSource("readmodel", "migrator", password));
            run(server);
        } finally {
            server.delete();
        }
        System.exit(0);
    }

    private static void run(PostgresServer server) throws Exception {
        Rates rates = new Rates();
        Map<String, String> quiet =
                Map.of("logging.level.root", "warn", "taskledger.rebuild.grace", "0s");
        try (StockReplay stock = new StockReplay(server);
                Copies copies = new Copies(server)) {
            stock.fill(STOCK_EVENTS);
            long events = copies.fillLog(EVENTS);
            try (Instance instance =
                    new Instance(
                            server.url("eventlog"), server.url("readmodel"), quiet, List.of())) {
                Client admin = instance.as("admin");
                beginAtTheHead(admin, events);
                copies.remember(admin);
                for (int round = 0; round < ROUNDS; round++) {
                    rates.time("COPY of history rows", events, copies::historyRows);
                    rates.time("COPY of event rows", events, copies::eventRows);
                    rebuild("history", admin, events, rates);
                    rebuild("workspace", admin, events, rates);
                    rates.add("stock Axon replay", stock.run(round));
                }
            }
            System.out.printf("%,d events, %d rounds%n", events, ROUNDS);
        }
        rates.print(
                Map.of(
                        "history, bulk and indexes", "COPY of history rows",
                        "workspace, bulk and indexes", "COPY of event rows"),
                "stock Axon replay");
    }

    /** The first generations are rebuilt ones: that is faster than following. Warms up, too. */
    private static void beginAtTheHead(Client admin, long events) {
        for (String projection : List.of("workspace", "history")) {
            Rebuilding.begin(admin, projection).await("READY").does("promote");
            String path = "/api/admin/projections/" + projection;
            if (admin.get(path).json().path("position").asLong() != events) {
                throw new IllegalStateException(projection + " is not at the head");
            }
        }
    }

    /** Bulk and indexes, and then all until it could be promoted. */
    private static void rebuild(String projection, Client admin, long events, Rates rates)
            throws Exception {
        long before = System.nanoTime();
        Rebuilding rebuild = Rebuilding.begin(admin, projection);
        awaitOther(rebuild, "PENDING", "BUILDING");
        rates.add(projection + ", bulk", events, before);
        awaitOther(rebuild, "INDEXING");
        rates.add(projection + ", bulk and indexes", events, before);
        awaitOther(rebuild, "CATCHING_UP", "COMPARING");
        rates.add(projection + ", all until ready", events, before);
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
