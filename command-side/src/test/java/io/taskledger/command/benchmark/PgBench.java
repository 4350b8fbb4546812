package io.taskledger.command.benchmark;

import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgbench, from the path, inserting rows like those of the log, one a transaction. */
final class PgBench {

    private static final String TABLE =
            """
            create table benchmark_event (like event including all);
            create sequence benchmark_position cache 100;
            """;

    private static final String INSERT =
            """
            insert into benchmark_event (position, sequence_number, recorded_at, append_id, aggregate_id,
                                         aggregate_type, type, revision, payload, metadata)
            values (nextval('benchmark_position'), 0, clock_timestamp(), 1, gen_random_uuid()::text,
                    'Task', 'TaskCreated', '1', '%s', '%s');
            """
                    .formatted(
                            """
                            {"taskId":"018f0000-0000-7000-8000-0000000000b1",\
                            "projectId":"018f0000-0000-7000-8000-0000000000a1",\
                            "title":"A task as any other","description": null,"status":"TODO",\
                            "priority":"NONE","dueDate": null,"assigneeId": null,"labels":[]}\
                            """,
                            """
                            {"actor":"018f0000-0000-7000-8000-000000000002",\
                            "commandId":"018f0000-0000-7000-8000-0000000000c1",\
                            "correlationId":"018f0000-0000-7000-8000-0000000000c1",\
                            "requestId":"018f0000-0000-7000-8000-0000000000c1"}\
                            """);

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final PostgresServer server;
    private final Path script;

    PgBench(PostgresServer server, Path directory) throws SQLException, IOException {
        this.server = server;
        script = Files.writeString(directory.resolve("insert.sql"), INSERT.replace("\n", " "));
        try (var connection =
                        server.dataSource("eventlog", "migrator", RolePasswords.LOCAL.migrator())
                                .getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** Transactions per second. */
    double run() throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CommandBenchmark.CALLERS,
                        "--jobs=2",
                        "--time=" + CommandBenchmark.SECONDS,
                        "--file=" + script,
                        "--host=127.0.0.1",
                        "--port=" + server.port(),
                        "--username=migrator",
                        "eventlog");
        command.environment().put("PGPASSWORD", RolePasswords.LOCAL.migrator());
        command.redirectErrorStream(true);
        Process process;
        try {
            process = command.start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "pgbench is needed on the path: it comes with PostgreSQL's server or"
                            + " contrib packages (Debian: apt-get install postgresql-contrib)",
                    missing);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
