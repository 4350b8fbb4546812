package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Rebuilding;
import io.taskledger.servers.benchmark.Measurements;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Map;

/**
 * Follows and rebuilds a log whose streams are longer than the heap: give it the one of a service,
 * such as {@code -Xmx184m}. It ends, or the process does.
 *
 * <p>Settings, as system properties: {@code streams} (3), {@code megabytes} of each (100).
 */
public final class LongBenchmark {

    private static final int STREAMS = Integer.getInteger("streams", 3);
    private static final int MEGABYTES = Integer.getInteger("megabytes", 100);

    /** Before and after an edit: 10,000 characters of three bytes each. */
    private static final int BYTES = 60_000;

    private static final String PROJECT = "00000000-0000-7000-8000-000000000000";

    private LongBenchmark() {}

    public static void main(String[] arguments) {
        Benchmark.runOnServer(LongBenchmark::measure);
    }

    private static void measure(Durable durable) throws Exception {
        int edits = MEGABYTES * 1_000_000 / BYTES;
        long events = STREAMS * (edits + 1L) + 1;
        Durable.execute(durable.log(), project());
        for (int stream = 0; stream < STREAMS; stream++) {
            Durable.execute(durable.log(), task(stream));
            Durable.execute(durable.log(), edits(stream, edits));
        }
        Measurements measured = new Measurements("long");
        try (Instance instance = durable.start(Map.of())) {
            Client admin = instance.as("admin");
            for (String projection : new String[] {"workspace", "history"}) {
                long before = System.nanoTime();
                durable.awaitPosition(projection, events);
                measured.since(projection + ", following", events, before);
                long asked = System.nanoTime();
                Rebuilding.begin(admin, projection)
                        .await(Duration.ofMinutes(5), "READY")
                        .does("promote");
                measured.since(projection + ", rebuilt", events, asked);
            }
        }
        System.out.printf("%,d events; heap at most %,d MB%n", events, mostHeap() >> 20);
        measured.finish();
    }

    private static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static String insert(
            String rows, String sequence, String id, String type, String event, String payload) {
        return """
        insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type, type,
                           revision, payload, metadata)
        select (select coalesce(max(position), 0) from event) + row_number() over (), %s, clock_timestamp(), 1, '%s', '%s', '%s',
               '1', %s::json, '{"actor": "alice"}'
        from   %s
        """
                .formatted(sequence, id, type, event, payload, rows);
    }

    private static String project() {
        return insert(
                "(values (1)) as one",
                "0",
                PROJECT,
                "Project",
                "ProjectCreated",
                "json_build_object('projectId', '%s', 'name', 'Long', 'description', null, 'ownerId', 'alice')"
                        .formatted(PROJECT));
    }

    private static String id(int stream) {
        return "00000000-0000-7000-8000-%012d".formatted(stream + 1);
    }

    private static String task(int stream) {
        return insert(
                "(values (1)) as one",
                "0",
                id(stream),
                "Task",
                "TaskCreated",
                """
                json_build_object('taskId', '%s', 'projectId', '%s', 'title', 'Long', 'description', null, 'status', 'TODO',
                                  'priority', 'NONE', 'dueDate', null, 'assigneeId', null, 'labels', json_build_array())
                """
                        .formatted(id(stream), PROJECT));
    }

    private static String edits(int stream, int count) {
        return insert(
                "generate_series(1, %d) as edit".formatted(count),
                "edit",
                id(stream),
                "Task",
                "TaskDescriptionChanged",
                """
                json_build_object('taskId', '%s', 'projectId', '%s', 'from', repeat('字', 9990) || (edit - 1),
                                  'to', repeat('字', 9990) || edit)
                """
                        .formatted(id(stream), PROJECT));
    }
}
