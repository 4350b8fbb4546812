package io.taskledger.command.project;

import io.taskledger.command.platform.axon.Aggregates;
import io.taskledger.command.platform.axon.SnapshotType;
import io.taskledger.command.platform.people.KnownPeople;
import io.taskledger.command.platform.quota.Quotas;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the aggregate; usable without Spring too. */
@Configuration(proxyBeanMethods = false)
public class ProjectConfiguration {

    @Bean
    public SnapshotType projectSnapshot() {
        return new SnapshotType("ProjectState", ProjectState.class);
    }

    @Bean
    public Projects projects(EventStore eventStore) {
        return new Projects(eventStore);
    }

    @Bean
    public Aggregates.Registered projectAggregate(
            Aggregates aggregates, KnownPeople people, Quotas quotas) {
        return aggregates.connect(Project.class, ProjectState::fold, people, quotas);
    }
}
