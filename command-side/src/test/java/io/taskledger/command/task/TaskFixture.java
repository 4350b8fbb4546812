package io.taskledger.command.task;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.command.TaskCommand;
import io.taskledger.command.CodeIs;
import io.taskledger.command.Given;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.command.project.Projects;
import io.taskledger.command.rule.Handled;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

import java.util.ArrayList;
import java.util.List;

/** Given a project's events and a task's, when a command comes, then this. */
final class TaskFixture {

    private final AggregateTestFixture<Task> fixture = new AggregateTestFixture<>(Task.class);
    private final List<TaskEvent> past = new ArrayList<>();

    private TaskFixture(Quotas usage, ProjectEvent... project) {
        fixture.registerInjectableResource(usage);
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (ProjectEvent event : project) {
            messages.add(
                    new GenericDomainEventMessage<>(
                            "Project", event.projectId().toString(), messages.size(), event));
        }
        InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
        log.appendEvents(messages);
        fixture.registerInjectableResource(
                new Projects(EmbeddedEventStore.builder().storageEngine(log).build()));
    }

    static TaskFixture given(ProjectEvent... project) {
        return new TaskFixture(Given.quotas(0), project);
    }

    static TaskFixture given(Quotas usage, ProjectEvent... project) {
        return new TaskFixture(usage, project);
    }

    TaskFixture withTask(TaskEvent... more) {
        past.add(
                new TaskCreated(
                        Given.TASK,
                        Given.PROJECT,
                        "Paint",
                        null,
                        TaskStatus.TODO,
                        TaskPriority.NONE,
                        null,
                        null,
                        List.of()));
        past.addAll(List.of(more));
        return this;
    }

    void accepts(TaskCommand command, TaskEvent... events) {
        handle(command)
                .expectSuccessfulHandlerExecution()
                .expectEvents((Object[]) events)
                .expectResultMessagePayload(
                        new Handled(Given.TASK.toString(), past.size() + events.length));
    }

    void rejects(TaskCommand command, ErrorCode code) {
        handle(command).expectNoEvents().expectException(new CodeIs(code));
    }

    private ResultValidator<Task> handle(TaskCommand command) {
        return past.isEmpty()
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(past).when(command);
    }
}
