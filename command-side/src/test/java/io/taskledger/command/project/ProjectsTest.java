package io.taskledger.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.ProjectCreated;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class ProjectsTest {

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final EventStore log = EmbeddedEventStore.builder().storageEngine(events).build();

    @Test
    void knowsNoMoreThanItHasRoomFor() {
        Projects projects = new Projects(log, 20_000);
        List<UUID> made = Stream.generate(this::made).limit(100).toList();

        made.forEach(id -> projects.confirm(id, state -> {}));

        assertThat(projects.known()).isBetween(5L, 20L);
    }

    /** They are of any length, and no rule for tasks asks for them. */
    @Test
    void keepsNoTexts() {
        Projects projects = new Projects(log, 20_000);

        projects.confirm(
                made(),
                state -> {
                    assertThat(state.description()).isNull();
                    assertThat(state.name()).isEmpty();
                });
    }

    private UUID made() {
        UUID id = UUID.randomUUID();
        events.appendEvents(
                new GenericDomainEventMessage<>(
                        "Project",
                        id.toString(),
                        0,
                        new ProjectCreated(id, "Home", "x".repeat(10_000), "alice")));
        return id;
    }
}
