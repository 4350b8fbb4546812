package io.taskledger.command.benchmark;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;
import io.taskledger.servers.benchmark.Measurements;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds of the same work by pgbench (inserts of event-sized rows, prepared statements), by the
 * command gateway, by the gateways of three instances together, and over HTTP with tokens, on a
 * durable server of its own.
 *
 * <p>Settings, as system properties: {@code rounds} (3), {@code seconds} of each measurement (10),
 * {@code only} those whose names match (all), {@code results} (see {@link Measurements#finish}).
 */
public final class CommandBenchmark {

    static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final String ONLY = System.getProperty("only", ".*");
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WARM_UPS = 2;
    private static final int INSTANCES = 3;
    private static final int MANY = 100;
    private static final int MANY_CALLERS = 16;

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
            measure(server, directory);
        } finally {
            server.delete();
        }
        System.exit(0); // The issuer of the tokens serves for as long as its process lives.
    }

    private static void measure(PostgresServer server, Path directory) throws Exception {
        Measurements measured = new Measurements("commands");
        List<Gateway> gateways = Gateway.start(server, INSTANCES);
        try (HttpCommands http = new HttpCommands(server, directory)) {
            Map<String, Load> loads = loads(new Inserts(server), gateways, http);
            System.out.println("warming up");
            for (int round = 0; round < WARM_UPS; round++) {
                for (Load load : loads.values()) {
                    load.run();
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Load> load : loads.entrySet()) {
                    measured.rate(load.getKey(), load.getValue().run());
                }
            }
        } finally {
            gateways.forEach(Gateway::close);
        }
        measured.finish();
    }

    private static Map<String, Load> loads(
            Inserts inserts, List<Gateway> gateways, HttpCommands http) {
        Map<String, Load> loads = new LinkedHashMap<>();
        Gateway one = gateways.getFirst();
        for (int callers : List.of(1, 16, 64)) {
            loads.put("pgbench insert, " + callers, () -> inserts.single(callers));
            loads.put("gateway create task, " + callers, () -> one.run(callers, one::createTask));
        }
        loads.put(
                "three instances create task, 64",
                () -> Callers.run(64, caller -> gateways.get(caller % INSTANCES).creatingTasks()));
        loads.put("http create task, 64", () -> http.run(64));
        loads.put("pgbench 100-row insert, 16", () -> inserts.many(MANY, MANY_CALLERS));
        loads.put(
                "gateway 100 events, 16",
                () -> MANY * one.run(MANY_CALLERS, () -> one.manyEvents(MANY)));
        loads.keySet().removeIf(name -> !name.matches(ONLY));
        return loads;
    }

    /** Something that runs for a while and tells how many it did per second. */
    interface Load {
        double run() throws Exception;
    }
}
