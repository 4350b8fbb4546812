package io.taskledger.command.benchmark;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A command with as many events as no command of the product has, handled on the same bus, in the
 * same unit of work and by the same event store as theirs.
 */
record ManyEvents(UUID taskId, UUID projectId, int count) {

    static void handleOn(CommandBus bus, EventStore store) {
        bus.subscribe(
                ManyEvents.class.getName(),
                message -> {
                    store.publish(((ManyEvents) message.getPayload()).events());
                    return null;
                });
    }

    private List<DomainEventMessage<?>> events() {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        events.add(event(0, created()));
        for (int sequence = 1; sequence < count; sequence++) {
            events.add(
                    event(
                            sequence,
                            new TaskRenamed(
                                    taskId,
                                    projectId,
                                    "A task as any other, named once " + (sequence - 1),
                                    "A task as any other, named once " + sequence)));
        }
        return events;
    }

    private DomainEventMessage<?> event(int sequence, LedgerEvent event) {
        return new GenericDomainEventMessage<>("Task", taskId.toString(), sequence, event);
    }

    private TaskCreated created() {
        return new TaskCreated(
                taskId,
                projectId,
                "A task as any other",
                null,
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                null,
                List.of());
    }
}
