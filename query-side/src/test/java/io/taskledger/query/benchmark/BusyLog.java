package io.taskledger.query.benchmark;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskLabelsChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A log as a busy team leaves it: tasks in projects of 200, five events each, interleaved, a
 * millisecond apart.
 */
final class BusyLog {

    private static final String OWNER = "018f0000-0000-7000-8000-000000000002";
    private static final int TASKS_OF_PROJECT = 200;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String METADATA =
            """
            {"actor":"018f0000-0000-7000-8000-000000000002",\
            "commandId":"018f0000-0000-7000-8000-0000000000c1",\
            "correlationId":"0af7651916cd43dd8448eb211c80319c",\
            "requestId":"018f0000-0000-7000-8000-0000000000c1"}\
            """;

    private final JsonEventSerializer serializer =
            EventSerializers.jsonSerializer(EventCatalogue.EVENTS);
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private long position;
    private long projects;

    /** Events of one project and its tasks, in an order in which they could have happened. */
    static List<LedgerEvent> project(long number) {
        return project(number, TASKS_OF_PROJECT);
    }

    /** As {@link #project(long)}, with so many tasks. */
    static List<LedgerEvent> project(long number, int tasks) {
        UUID project = id(0xa, number);
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new ProjectCreated(project, "Project " + number, null, OWNER));
        for (int i = 0; i < tasks; i++) {
            UUID task = id(0xb, number * tasks + i);
            events.add(
                    new TaskCreated(
                            task,
                            project,
                            "A task as any other, number " + i,
                            "What there is to do, in a sentence or two that nobody reads again.",
                            TaskStatus.TODO,
                            TaskPriority.NONE,
                            null,
                            null,
                            List.of()));
        }
        for (int i = 0; i < tasks; i++) {
            UUID task = id(0xb, number * tasks + i);
            String title = "A task as any other, number " + i;
            events.add(new TaskRenamed(task, project, title, title + " (renamed)"));
            events.add(new TaskAssigneeChanged(task, project, null, OWNER));
            events.add(new TaskLabelsChanged(task, project, List.of(), List.of("one", "two")));
            events.add(
                    new TaskStatusChanged(
                            task, project, TaskStatus.TODO, TaskStatus.values()[1 + i % 2]));
        }
        return events;
    }

    /** As version 7 makes them: ordered by time. */
    private static UUID id(long kind, long number) {
        return new UUID(
                (0x018f_0000_0000L + number << 16) | 0x7000,
                0x8000_0000_0000_0000L | kind << 48 | number);
    }

    /** Goes on filling the log, up to about so many events; how many there are then. */
    long fillTo(CopyManager copy, long events) throws SQLException, IOException {
        while (position < events) {
            project(projects++).forEach(this::add);
            flush(copy);
        }
        return position;
    }

    /** Fills an empty log with one project; how many events there are then. */
    long fillWithProject(CopyManager copy, int tasks) throws SQLException, IOException {
        project(projects++, tasks).forEach(this::add);
        flush(copy);
        return position;
    }

    long position() {
        return position;
    }

    static UUID projectId(long number) {
        return id(0xa, number);
    }

    private void add(LedgerEvent event) {
        UUID aggregate =
                switch (event) {
                    case io.taskledger.api.event.TaskEvent task -> task.taskId();
                    case io.taskledger.api.event.ProjectEvent project -> project.projectId();
                    default -> throw new AssertionError(event);
                };
        long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
        position++;
        rows.append(position).append('\t').append(sequence);
        rows.append('\t').append(BEGIN.plusMillis(position)).append("\t1\t");
        rows.append(aggregate).append('\t');
        rows.append(event instanceof ProjectCreated ? "Project" : "Task").append('\t');
        rows.append(EventCatalogue.nameOf(event)).append("\t1\t");
        rows.append(serializer.serialize(event, String.class).getData()).append('\t');
        rows.append(METADATA).append('\n');
    }

    private void flush(CopyManager copy) throws SQLException, IOException {
        copy.copyIn(
                "copy event (position, sequence_number, recorded_at, append_id, aggregate_id,"
                        + " aggregate_type, type, revision, payload, metadata) from stdin",
                new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        rows.setLength(0);
        sequences.clear();
    }
}
