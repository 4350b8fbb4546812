package io.taskledger.command.task;

import io.taskledger.command.platform.axon.Aggregates;
import io.taskledger.command.platform.axon.SnapshotType;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.command.project.Projects;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the aggregate; usable without Spring too. */
@Configuration(proxyBeanMethods = false)
public class TaskConfiguration {

    @Bean
    public SnapshotType taskSnapshot() {
        return new SnapshotType("TaskState", TaskState.class);
    }

    @Bean
    public Aggregates.Registered taskAggregate(
            Aggregates aggregates, Projects projects, Quotas quotas) {
        return aggregates.connect(Task.class, TaskState::fold, projects, quotas);
    }
}
