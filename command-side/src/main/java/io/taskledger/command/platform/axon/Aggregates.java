package io.taskledger.command.platform.axon;

import io.taskledger.api.command.LedgerCommand;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;

/** Connects aggregates with the bus and the log. There is no cache of aggregates on purpose. */
public final class Aggregates {

    private static final int EVENTS_BETWEEN_SNAPSHOTS = 100;

    private final CommandBus bus;
    private final EventStore log;
    private final Executor snapshotThread;

    public Aggregates(CommandBus bus, EventStore log, Executor snapshotThread) {
        this.bus = bus;
        this.log = log;
        this.snapshotThread = snapshotThread;
    }

    /** An aggregate whose streams stay short. */
    public <T> Registered connect(Class<T> type) {
        return connect(type, NoSnapshotTriggerDefinition.INSTANCE, List.of());
    }

    /**
     * An aggregate with snapshots.
     *
     * @param fold from a state, null at first, and the payload of an event or snapshot to the next
     * @param resources what command handlers take as further arguments
     */
    public <T> Registered connect(Class<T> type, BinaryOperator<Object> fold, Object... resources) {
        StateSnapshotter snapshotter = new StateSnapshotter(log, snapshotThread, fold);
        return connect(
                type,
                new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS),
                List.of(resources));
    }

    private <T> Registered connect(
            Class<T> type, SnapshotTriggerDefinition snapshots, List<Object> resources) {
        ParameterResolverFactory parameters =
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(type),
                        new SimpleResourceParameterResolverFactory(resources));
        AggregateModel<T> model =
                AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters);
        EventSourcingRepository<T> repository =
                EventSourcingRepository.builder(type)
                        .aggregateModel(model)
                        .eventStore(log)
                        // The id of another kind of aggregate names nothing here.
                        .filterByAggregateType()
                        .snapshotTriggerDefinition(snapshots)
                        .lockFactory(oneAtATime())
                        .build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .aggregateModel(model)
                .repository(repository)
                // Not by annotation: that is a search by reflection with every command.
                .commandTargetResolver(
                        message ->
                                new VersionedAggregateIdentifier(
                                        ((LedgerCommand) message.getPayload()).aggregateId(), null))
                .build()
                .subscribe(bus);
        return new Registered(type);
    }

    /** A command waits for others on its aggregate for 2 s, well within its caller's patience. */
    private static LockFactory oneAtATime() {
        return PessimisticLockFactory.builder()
                .acquireAttempts(20)
                .lockAttemptTimeout(100)
                .queueLengthThreshold(1_000)
                .build();
    }

    /** The aggregate takes commands. */
    public record Registered(Class<?> type) {}
}
