package io.taskledger.command.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskledger.api.command.Actor;
import io.taskledger.api.project.command.CreateProject;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.command.CreateTask;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.ProjectName;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.command.platform.NewIds;
import io.taskledger.command.platform.axon.AxonConfiguration;
import io.taskledger.command.platform.axon.LogConfiguration;
import io.taskledger.command.platform.people.PeopleConfiguration;
import io.taskledger.command.platform.quota.QuotaConfiguration;
import io.taskledger.command.project.ProjectConfiguration;
import io.taskledger.command.task.TaskConfiguration;
import io.taskledger.command.user.UserConfiguration;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RolePasswords;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command side without its edge. */
final class Gateway implements AutoCloseable {

    private static final Actor ACTOR = new Actor("018f0000-0000-7000-8000-000000000002", false);

    private final ConfigurableApplicationContext context;
    private final CommandGateway gateway;
    private final NewIds ids = new NewIds();
    private final List<UUID> projects;

    Gateway(PostgresServer server) {
        context =
                new SpringApplicationBuilder(
                                LogConfiguration.class,
                                AxonConfiguration.class,
                                PeopleConfiguration.class,
                                QuotaConfiguration.class,
                                ProjectConfiguration.class,
                                TaskConfiguration.class,
                                UserConfiguration.class,
                                SimpleMeterRegistry.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "taskledger.eventlog.url=" + server.url("eventlog"),
                                "taskledger.eventlog.password=" + RolePasswords.LOCAL.command(),
                                "logging.level.root=warn")
                        .run();
        gateway = context.getBean(CommandGateway.class);
        ManyEvents.handleOn(context.getBean(CommandBus.class), context.getBean(EventStore.class));
        projects = Stream.generate(this::newProject).limit(16).toList();
    }

    /** So many instances on one log. */
    static List<Gateway> start(PostgresServer server, int count) {
        return Stream.generate(() -> new Gateway(server)).limit(count).toList();
    }

    double run(int callers, Supplier<Object> command) throws InterruptedException {
        return Callers.run(callers, i -> () -> gateway.sendAndWait(command.get()));
    }

    Callers.AutoCloseableRunnable creatingTasks() {
        return () -> gateway.sendAndWait(createTask());
    }

    Object createProject() {
        return new CreateProject(
                ids.next(), ACTOR, new ProjectName("A project as any other"), null);
    }

    Object createTask() {
        UUID id = ids.next();
        return new CreateTask(
                id,
                projects.get((int) (id.getLeastSignificantBits() & 15)),
                ACTOR,
                new TaskTitle("A task as any other"),
                null,
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                null,
                Labels.NONE);
    }

    /** One command that publishes so many events of one aggregate. */
    Object manyEvents(int count) {
        return new ManyEvents(ids.next(), projects.getFirst(), count);
    }

    private UUID newProject() {
        CreateProject command = (CreateProject) createProject();
        gateway.sendAndWait(command);
        return command.projectId();
    }

    @Override
    public void close() {
        context.close();
    }
}
