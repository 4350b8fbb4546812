package io.taskledger.command.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.project.command.ProjectCommand;
import io.taskledger.command.CodeIs;
import io.taskledger.command.Given;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.command.rule.Handled;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

import java.util.List;

/** Given a project's events, when a command comes, then this. */
final class ProjectFixture {

    private final AggregateTestFixture<Project> fixture = new AggregateTestFixture<>(Project.class);
    private final List<ProjectEvent> past;

    private ProjectFixture(Quotas usage, ProjectEvent... past) {
        this.past = List.of(past);
        fixture.registerInjectableResource(
                Given.people(Given.OWNER, Given.EDITOR, Given.VIEWER, Given.STRANGER));
        fixture.registerInjectableResource(usage);
    }

    static ProjectFixture given(ProjectEvent... past) {
        return new ProjectFixture(Given.quotas(0), past);
    }

    static ProjectFixture given(Quotas usage, ProjectEvent... past) {
        return new ProjectFixture(usage, past);
    }

    void accepts(ProjectCommand command, ProjectEvent... events) {
        handle(command)
                .expectSuccessfulHandlerExecution()
                .expectEvents((Object[]) events)
                .expectResultMessagePayload(
                        new Handled(Given.PROJECT.toString(), past.size() + events.length));
    }

    void rejects(ProjectCommand command, ErrorCode code) {
        handle(command).expectNoEvents().expectException(new CodeIs(code));
    }

    private ResultValidator<Project> handle(ProjectCommand command) {
        return past.isEmpty()
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(past).when(command);
    }
}
