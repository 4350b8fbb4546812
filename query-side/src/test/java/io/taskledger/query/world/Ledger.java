package io.taskledger.query.world;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.UserEvent;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.append.OperatorOutbox;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.axon.LogEventStorageEngine;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.snapshot.SnapshotStore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** Appends events to the log as the command side does. */
public final class Ledger {

    private final LogEventStorageEngine engine;
    private final LogReader reader;
    private final OperatorOutbox outbox;
    private final Map<String, Long> next = new ConcurrentHashMap<>();

    Ledger(DataSource commandApp) {
        JsonEventSerializer serializer = EventSerializers.jsonSerializer(EventCatalogue.EVENTS);
        reader = new LogReader(commandApp, serializer);
        outbox = new OperatorOutbox(commandApp);
        engine =
                new LogEventStorageEngine(
                        reader,
                        new GroupAppend(commandApp),
                        new SnapshotStore(commandApp, serializer),
                        serializer);
    }

    public LogReader reader() {
        return reader;
    }

    /** Appends what operators did and the query side has told. */
    public void appendTold() {
        try {
            outbox.append();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits the events together; the position of the last of them. */
    public long append(String actor, LedgerEvent... events) {
        return append(actor, List.of(events));
    }

    /** As {@link #append(String, LedgerEvent...)}. */
    public long append(String actor, List<? extends LedgerEvent> events) {
        Map<String, String> metadata =
                Map.of(
                        EventMetadata.ACTOR,
                        actor,
                        EventMetadata.COMMAND_ID,
                        UUID.randomUUID().toString(),
                        EventMetadata.CORRELATION_ID,
                        "trace-of-" + actor,
                        EventMetadata.REQUEST_ID,
                        UUID.randomUUID().toString());
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (LedgerEvent event : events) {
            String id = aggregateId(event);
            long sequence = next.merge(id, 1L, Long::sum) - 1;
            messages.add(
                    new GenericDomainEventMessage<>(
                            aggregateType(event), id, sequence, event, metadata));
        }
        engine.appendEvents(messages);
        DomainEventMessage<?> last = messages.getLast();
        return reader.ofAggregate(last.getAggregateIdentifier(), last.getSequenceNumber())
                .findFirst()
                .orElseThrow()
                .position();
    }

    /** The log was restored to before the aggregate's last event. */
    public void forget(String aggregateId) {
        next.put(aggregateId, reader.lastSequenceOf(aggregateId) + 1);
    }

    private static String aggregateType(LedgerEvent event) {
        return switch (event) {
            case TaskEvent task -> "Task";
            case ProjectEvent project -> "Project";
            case UserEvent user -> "User";
            case AccessEvent access -> "Access";
            case OperatorActed acted -> "Operator";
        };
    }

    private static String aggregateId(LedgerEvent event) {
        return switch (event) {
            case TaskEvent task -> task.taskId().toString();
            case ProjectEvent project -> project.projectId().toString();
            case UserEvent user -> user.userId();
            case AccessEvent access -> "access-" + access.userId();
            case OperatorActed acted -> "operator-" + acted.subjectId();
        };
    }
}
