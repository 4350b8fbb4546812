package io.taskledger.command.benchmark;

import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;
import io.taskledger.servers.benchmark.PgBench;

import java.io.IOException;
import java.sql.SQLException;

/** pgbench inserting rows like those of the log into a table like the log, indexes and all. */
final class Inserts {

    private static final String TABLE =
            """
            create table benchmark_event (like event including all);
            create sequence benchmark_position cache 100;
            """;

    private static final String INSERT =
            """
            insert into benchmark_event (position, sequence_number, recorded_at, append_id, aggregate_id,
                                         aggregate_type, type, revision, payload, metadata)
            select nextval('benchmark_position'), 0, clock_timestamp(), 1, gen_random_uuid()::text,
                   'Task', 'TaskCreated', '1', '%s', '%s'
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

    private final PgBench pgbench;

    Inserts(PostgresServer server) throws SQLException {
        pgbench = new PgBench(server, "eventlog");
        try (var connection =
                        server.dataSource("eventlog", "migrator", RolePasswords.LOCAL.migrator())
                                .getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** Rows per second, one a transaction. */
    double single(int clients) throws IOException, InterruptedException {
        return pgbench.run(script(""), clients, CommandBenchmark.SECONDS);
    }

    /** Rows per second, so many a transaction. */
    double many(int rows, int clients) throws IOException, InterruptedException {
        String script = script(" from generate_series(1, %d)".formatted(rows));
        return rows * pgbench.run(script, clients, CommandBenchmark.SECONDS);
    }

    private static String script(String from) {
        return INSERT.replace("\n", " ") + from + ";\n";
    }
}
