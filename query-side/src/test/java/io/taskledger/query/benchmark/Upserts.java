package io.taskledger.query.benchmark;

import io.taskledger.servers.benchmark.PgBench;

import java.sql.SQLException;
import java.util.Map;

/**
 * pgbench with one client that upserts 500 rows a transaction, of the width of the projections'
 * rows, into tables with their columns and primary keys, but no other index; and, to tell what the
 * indexes cost, into one that has all of those of {@code history}.
 */
final class Upserts {

    private static final String HISTORY = "history";
    private static final int ROWS = 500;

    private static final Map<String, String> SCRIPTS =
            Map.of(
                    "task",
                    """
                    \\set from random(1, 200000)
                    insert into benchmark_task
                    select 1, lpad(to_hex(n), 32, '0')::uuid, '018f0000-0000-7000-8000-0000000000a1',
                           'A task as any other, number ' || n, 'a task as any other, number ' || n,
                           'What there is to do, in a sentence or two that nobody reads again.', 1, 0, null,
                           'infinity', '018f0000-0000-7000-8000-000000000002', array['one', 'two'], 'ACTIVE', 5,
                           now(), '018f0000-0000-7000-8000-000000000002',
                           now(), '018f0000-0000-7000-8000-000000000002', n
                    from   generate_series(:from::int, :from::int + 499) as n
                    on conflict (generation, id) do update
                        set title = excluded.title, title_key = excluded.title_key, status = excluded.status,
                            assignee_id = excluded.assignee_id, labels = excluded.labels,
                            version = excluded.version, updated_at = excluded.updated_at,
                            position = excluded.position;
                    """,
                    HISTORY,
                    """
                    \\set from random(1, 1000000000)
                    insert into benchmark_history
                    select 1, n, now(), '018f0000-0000-7000-8000-000000000002', 'TaskRenamed', 'Task',
                           '018f0000-0000-7000-8000-0000000000b1', '018f0000-0000-7000-8000-0000000000a1', 5,
                           '[{"field": "title", "from": "A task as any other", "to": "A task as any other (renamed)"}]',
                           '018f0000-0000-7000-8000-0000000000c1', '0af7651916cd43dd8448eb211c80319c',
                           '018f0000-0000-7000-8000-0000000000c1'
                    from   generate_series(:from::int, :from::int + 499) as n
                    on conflict (generation, position) do update set changes = excluded.changes;
                    """);

    private final PgBench pgbench;

    Upserts(Durable durable) throws SQLException {
        pgbench = new PgBench(durable.server(), "readmodel");
        for (String table : SCRIPTS.keySet()) {
            String key = table.equals("task") ? "id" : "position";
            Durable.execute(
                    durable.readModel(),
                    "create table benchmark_%1$s (like %1$s, primary key (generation, %2$s))"
                            .formatted(table, key));
        }
        Durable.execute(
                durable.readModel(),
                "create table benchmark_indexed (like history including indexes)");
    }

    /** Rows per second. */
    double run(String table, int seconds) throws Exception {
        return ROWS * pgbench.run(SCRIPTS.get(table), 1, seconds);
    }

    /** Rows of {@code history} per second, into the table with its indexes. */
    double runIndexed(int seconds) throws Exception {
        String script = SCRIPTS.get(HISTORY).replace("benchmark_" + HISTORY, "benchmark_indexed");
        return ROWS * pgbench.run(script, 1, seconds);
    }
}
