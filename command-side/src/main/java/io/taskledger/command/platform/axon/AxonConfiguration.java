package io.taskledger.command.platform.axon;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.command.platform.dispatch.AppendTerms;
import io.taskledger.command.platform.dispatch.CommandMetadata;
import io.taskledger.command.platform.dispatch.CommandOutcomes;
import io.taskledger.command.platform.dispatch.ConflictRetries;
import io.taskledger.command.platform.dispatch.KnownState;
import io.taskledger.eventlog.axon.LogEventStorageEngine;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Commands are handled on their caller's thread and hold no transaction: the append is one
 * statement that commits by itself. The gateway and its parts can be built without Spring too.
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    @Bean(destroyMethod = "shutDown")
    public EmbeddedEventStore eventStore(LogEventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    public SimpleCommandBus commandBus(KnownState known, MeterRegistry meters) {
        SimpleCommandBus bus =
                SimpleCommandBus.builder().messageMonitor(new CommandOutcomes(meters)).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new CommandMetadata()));
        bus.registerHandlerInterceptor(new AppendTerms(known));
        return bus;
    }

    @Bean(destroyMethod = "shutdownNow")
    public ScheduledExecutorService retryClock() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("command-retry").daemon().factory());
    }

    @Bean
    public CommandGateway commandGateway(
            CommandBus commandBus, KnownState known, ScheduledExecutorService retryClock) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(new ConflictRetries(known, retryClock))
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    public ExecutorService snapshotThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    public Aggregates aggregates(
            CommandBus commandBus, EventStore eventStore, ExecutorService snapshotThread) {
        return new Aggregates(commandBus, eventStore, snapshotThread);
    }
}
