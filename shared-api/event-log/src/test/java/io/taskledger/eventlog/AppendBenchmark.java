package io.taskledger.eventlog;

import io.taskledger.eventlog.append.AppendObserver;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.axon.LogEventStorageEngine;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.snapshot.SnapshotStore;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Appends per second through the storage engine, against pgbench doing one insert of the same size
 * per transaction on the same durable server in the same run. Not part of the build. Run it with
 * the class path of the tests: {@code AppendBenchmark [seconds] [rounds]}; pgbench must be on the
 * PATH. Only the ratios mean anything on a shared machine.
 */
public final class AppendBenchmark {

    private static final String NOTE = "n".repeat(120);
    private static final MetaData METADATA =
            MetaData.with("actor", UUID.randomUUID().toString())
                    .and("commandId", UUID.randomUUID().toString())
                    .and("correlationId", UUID.randomUUID().toString())
                    .and("requestId", UUID.randomUUID().toString());

    private final PostgresServer server;
    private final int seconds;

    private AppendBenchmark(PostgresServer server, int seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        Path directory = Files.createTempDirectory(Path.of("target"), "append-benchmark");
        var server = PostgresServer.start(new PostgresServer.Options(directory, 0, true));
        try {
            server.bootstrap();
            EventLogMigration.migrate(
                    server.dataSource("eventlog", "migrator", TestPostgres.password("migrator")));
            new AppendBenchmark(server, seconds).run(rounds);
        } finally {
            server.delete();
        }
    }

    private void run(int rounds) throws Exception {
        prepareBaseline();
        for (int round = 0; round < rounds; round++) {
            for (int callers : new int[] {1, 16, 64}) {
                double baseline = pgbench(callers);
                Result log = engine(callers);
                System.out.printf(
                        Locale.ROOT,
                        "%3d callers: pgbench %6.0f/s, log %6.0f/s, ratio %.2f, batch %.1f%n",
                        callers,
                        baseline,
                        log.perSecond,
                        log.perSecond / baseline,
                        log.batch);
            }
        }
    }

    private record Result(double perSecond, double batch) {}

    private Result engine(int callers) throws Exception {
        var commands = new LongAdder();
        var batches = new LongAdder();
        var observer =
                new AppendObserver() {
                    @Override
                    public void appended(int count, int events, long nanos) {
                        commands.add(count);
                        batches.increment();
                    }
                };
        var settings = AppendSettings.DEFAULT;
        String role = "command_app";
        var unpooled =
                EventLogDataSource.forAppends(
                        server.url("eventlog"), role, TestPostgres.password(role));
        try (var pool = TestLog.pool(server.url("eventlog"), role);
                var appends = new GroupAppend(unpooled, settings, observer)) {
            var engine =
                    new LogEventStorageEngine(
                            new LogReader(pool, TestLog.SERIALIZER),
                            appends,
                            new SnapshotStore(pool, TestLog.SERIALIZER),
                            TestLog.SERIALIZER);
            load(engine, callers, 1);
            commands.reset();
            batches.reset();
            double perSecond = load(engine, callers, seconds);
            return new Result(perSecond, commands.doubleValue() / batches.doubleValue());
        }
    }

    private static double load(LogEventStorageEngine engine, int callers, int seconds)
            throws Exception {
        var done = new LongAdder();
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                threads.submit(
                        () -> {
                            while (System.nanoTime() < end) {
                                engine.appendEvents(List.of(event()));
                                done.increment();
                            }
                        });
            }
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }

    private static GenericDomainEventMessage<Opened> event() {
        String id = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>("Account", id, 0, Opened.by(NOTE), METADATA);
    }

    /** The same columns and bytes as an event, and the primary key alone. */
    private void prepareBaseline() throws Exception {
        String user = PostgresServer.SUPERUSER;
        try (var connection = server.dataSource("eventlog", user, user).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table baseline (
                        position bigint generated always as identity primary key,
                        sequence_number bigint not null, recorded_at timestamptz not null,
                        append_id bigint not null, aggregate_id text not null,
                        aggregate_type text not null, type text not null, revision text not null,
                        payload json not null, metadata json not null)
                    """);
        }
    }

    private double pgbench(int clients) throws Exception {
        String payload = TestLog.SERIALIZER.serialize(Opened.by(NOTE), String.class).getData();
        String metadata = TestLog.SERIALIZER.serialize(METADATA, String.class).getData();
        Path script = Files.createTempFile("baseline", ".sql");
        Files.writeString(
                script,
                """
                \\set n random(1, 1000000000000)
                insert into baseline (sequence_number, recorded_at, append_id, aggregate_id, \
                aggregate_type, type, revision, payload, metadata) values (0, clock_timestamp(), :n, \
                gen_random_uuid()::text, 'Account', 'Opened', '1', '%s', '%s');
                """
                        .formatted(payload, metadata));
        var builder =
                new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-f",
                        script.toString(),
                        "-c",
                        "" + clients,
                        "-j",
                        "" + Math.min(clients, 2),
                        "-T",
                        "" + seconds,
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + server.port(),
                        "-U",
                        PostgresServer.SUPERUSER,
                        "eventlog");
        builder.environment().put("PGPASSWORD", PostgresServer.SUPERUSER);
        var process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        Files.delete(script);
        return output.lines()
                .filter(line -> line.startsWith("tps"))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output));
    }
}
