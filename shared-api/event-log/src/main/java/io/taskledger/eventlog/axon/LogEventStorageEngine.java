package io.taskledger.eventlog.axon;

import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.AppendConditions;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.append.NewEvent;
import io.taskledger.eventlog.axon.WrittenForms.Earlier;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.snapshot.SnapshotStore;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The log as Axon's storage. Appends are committed when {@link #appendEvents} returns, with the
 * {@link AppendConditions} of the unit of work, and need no transaction around them. All events of
 * a unit of work are one append, all or nothing.
 */
public final class LogEventStorageEngine implements EventStorageEngine {

    private static final int PAGE = 500;

    private final LogReader reader;
    private final GroupAppend appends;
    private final SnapshotStore snapshots;
    private final JsonEventSerializer serializer;
    private final WrittenForms forms;

    /** One that writes everything as it is. */
    public LogEventStorageEngine(
            LogReader reader,
            GroupAppend appends,
            SnapshotStore snapshots,
            JsonEventSerializer serializer) {
        this(reader, appends, snapshots, serializer, WrittenForms.NEWEST);
    }

    public LogEventStorageEngine(
            LogReader reader,
            GroupAppend appends,
            SnapshotStore snapshots,
            JsonEventSerializer serializer,
            WrittenForms forms) {
        this.reader = reader;
        this.appends = appends;
        this.snapshots = snapshots;
        this.serializer = serializer;
        this.forms = forms;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException for an event that belongs to no aggregate
     * @throws UnknownEventTypeException for a class that has no name in the registry
     * @throws NotYetWrittenException for one that not all live instances could read
     * @throws org.axonframework.modelling.command.ConcurrencyException when another command was
     *     first
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        var stored = new ArrayList<NewEvent>(events.size());
        for (EventMessage<?> event : events) {
            stored.add(serialize(event));
        }
        if (CurrentUnitOfWork.isStarted()) {
            var conditions = AppendConditions.current();
            conditions.committed(appends.append(conditions.append(stored)));
        } else {
            appends.append(new Append(stored, List.of(), null));
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    /** Reads on, a chunk at a time, as events are taken. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(
                reader.ofAggregate(aggregateIdentifier, firstSequenceNumber)
                        .map(LogEventMessage::new));
    }

    /** From a position to the head of this moment; never blocks for more. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return Stream.iterate(
                        reader.after(PositionToken.positionOf(trackingToken), PAGE),
                        page -> !page.isEmpty(),
                        page -> reader.after(page.getLast().position(), PAGE))
                .flatMap(List::stream)
                .map(LogEventMessage::new);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long last = reader.lastSequenceOf(aggregateIdentifier);
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    @Override
    public TrackingToken createTailToken() {
        return PositionToken.TAIL;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new PositionToken(reader.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        Instant justBefore = dateTime.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS);
        return new PositionToken(reader.positionAt(justBefore));
    }

    private NewEvent serialize(EventMessage<?> event) {
        if (!(event instanceof DomainEventMessage<?> domainEvent)) {
            throw new IllegalArgumentException("Not of an aggregate: " + event.getPayloadType());
        }
        Optional<Earlier> earlier = forms.of(event.getPayload());
        SerializedObject<String> payload = serializer.serialize(event.getPayload(), String.class);
        String json = payload.getData();
        return new NewEvent(
                domainEvent.getAggregateIdentifier(),
                domainEvent.getSequenceNumber(),
                domainEvent.getType(),
                payload.getType().getName(),
                earlier.map(Earlier::revision).orElse(payload.getType().getRevision()),
                earlier.map(form -> form.payload().apply(json)).orElse(json),
                serializer.serialize(text(event.getMetaData()), String.class).getData());
    }

    private static MetaData text(MetaData metaData) {
        Map<String, String> values =
                metaData.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().toString()));
        return MetaData.from(values);
    }
}
