package io.taskledger.command.platform.axon;

import io.taskledger.eventlog.axon.LogEventMessage;
import io.taskledger.eventlog.snapshot.SnapshotStore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;

/** Snapshots are the state that decisions are made on, a plain record, not the aggregate itself. */
final class StateSnapshotter extends AbstractSnapshotter {

    private final BinaryOperator<@Nullable Object> fold;

    StateSnapshotter(EventStore log, Executor thread, BinaryOperator<@Nullable Object> fold) {
        super(new Settings(log, thread));
        this.fold = fold;
    }

    @Override
    protected @Nullable DomainEventMessage<?> createSnapshot(
            Class<?> aggregateType, String aggregateIdentifier, DomainEventStream events) {
        Object state = null;
        DomainEventMessage<?> last = null;
        while (events.hasNext()) {
            last = events.next();
            state = fold.apply(state, last.getPayload());
        }
        // A snapshot alone, with nothing after it, is there already.
        return !(last instanceof LogEventMessage logged) || state == null
                ? null
                : new GenericDomainEventMessage<>(
                        logged.getType(),
                        aggregateIdentifier,
                        logged.getSequenceNumber(),
                        state,
                        MetaData.with(SnapshotStore.APPEND_ID, logged.event().appendId()));
    }

    private static final class Settings extends AbstractSnapshotter.Builder {

        Settings(EventStore log, Executor thread) {
            eventStore(log);
            executor(thread);
        }
    }
}
