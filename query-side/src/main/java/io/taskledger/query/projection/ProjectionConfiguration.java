package io.taskledger.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.eventlog.tail.LogTail;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

import java.util.List;

import javax.sql.DataSource;

/** One processor for each projection, all on the pool of the projections. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    ProcessorFactory processorFactory(
            LogTail log,
            @Qualifier("projections") DataSource source,
            MeterRegistry meters,
            List<Projection> projections,
            List<CommitListener> listeners,
            ProjectionSettings settings) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        return new ProcessorFactory(
                log,
                JdbcClient.create(jdbc),
                new SpringTransactionManager(new JdbcTransactionManager(source)),
                new BatchRunner(jdbc, meters, projections),
                listeners,
                settings);
    }

    @Bean
    ProjectionProcessor workspaceProcessor(ProcessorFactory factory, ProjectionSettings settings) {
        return new ProjectionProcessor(factory, ProjectionName.WORKSPACE, settings.retryInterval());
    }

    @Bean
    ProjectionProcessor historyProcessor(ProcessorFactory factory, ProjectionSettings settings) {
        return new ProjectionProcessor(factory, ProjectionName.HISTORY, settings.retryInterval());
    }
}
