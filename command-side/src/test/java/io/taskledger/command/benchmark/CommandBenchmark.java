package io.taskledger.command.benchmark;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rounds of the same work by pgbench (one insert of an event-sized row per transaction, prepared
 * statements), by the command gateway and over HTTP with tokens, each with as many callers, on a
 * durable server of its own. Prints the medians and their ratios to pgbench, and the same as JSON.
 *
 * <p>Settings, as system properties: {@code callers} (64), {@code rounds} (3), {@code seconds} of
 * each measurement (10).
 */
public final class CommandBenchmark {

    static final int CALLERS = Integer.getInteger("callers", 64);
    static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private CommandBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("taskledger-benchmark");
        PostgresServer server =
                PostgresServer.start(
                        new PostgresServer.Options(directory.resolve("postgres"), 0, true));
        try {
            server.bootstrap();
            EventLogMigration.migrate(
                    server.dataSource("eventlog", "migrator", RolePasswords.LOCAL.migrator()));
            Map<String, List<Double>> perSecond = measure(server, directory);
            print(perSecond);
        } finally {
            server.delete();
        }
        System.exit(0); // The issuer of the tokens serves for as long as its process lives.
    }

    private static Map<String, List<Double>> measure(PostgresServer server, Path directory)
            throws Exception {
        Map<String, List<Double>> perSecond = new LinkedHashMap<>();
        try (Gateway gateway = new Gateway(server);
                HttpCommands http = new HttpCommands(server, directory)) {
            Map<String, Load> loads = new LinkedHashMap<>();
            PgBench pgbench = new PgBench(server, directory);
            loads.put("pgbench insert", pgbench::run);
            loads.put("gateway create project", () -> gateway.run(gateway::createProject));
            loads.put("gateway create task", () -> gateway.run(gateway::createTask));
            loads.put("http create task", http::run);
            for (Load load : loads.values()) {
                load.run();
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Load> load : loads.entrySet()) {
                    double rate = load.getValue().run();
                    perSecond
                            .computeIfAbsent(load.getKey(), name -> new java.util.ArrayList<>())
                            .add(rate);
                }
            }
        }
        return perSecond;
    }

    private static void print(Map<String, List<Double>> perSecond) {
        double unit = median(perSecond.get("pgbench insert"));
        Map<String, String> json = new TreeMap<>();
        System.out.printf("%-24s %10s %8s%n", CALLERS + " callers", "per s", "ratio");
        perSecond.forEach(
                (name, rates) -> {
                    double rate = median(rates);
                    System.out.printf("%-24s %10.0f %8.2f%n", name, rate, rate / unit);
                    json.put('"' + name + '"', "%.3f".formatted(rate / unit));
                });
        System.out.println(json.toString().replace('=', ':'));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Callers' ids, one each. */
    static IntStream callers() {
        return IntStream.range(0, CALLERS);
    }

    /** Something that runs for a while and tells how many it did per second. */
    interface Load {
        double run() throws Exception;
    }
}
