package io.taskledger.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.query.platform.LongWork;
import io.taskledger.query.platform.Supervision;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

import javax.sql.DataSource;

/** The processors of each projection, all on the pool of the projections. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    /** Whoever writes to the read model does it in one of these. */
    @Bean
    static TransactionTemplate projectionTransactions(@Qualifier("projections") DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Bean
    static GenerationTables generationTables(@Qualifier("projections") DataSource source) {
        return new GenerationTables(JdbcClient.create(source));
    }

    @Bean
    static BatchRunner batchRunner(
            @Qualifier("projections") DataSource source,
            MeterRegistry meters,
            List<Projection> projections) {
        return new BatchRunner(new JdbcTemplate(source), meters, projections);
    }

    @Bean
    static Continuity continuity(
            @Qualifier("projections") DataSource source,
            LogReader events,
            TransactionTemplate transactions,
            LongWork longWork,
            Supervision supervision) {
        return new Continuity(
                new Standings(JdbcClient.create(source)),
                events,
                transactions,
                longWork,
                supervision);
    }

    @Bean
    static ProcessorFactory processorFactory(
            LogTail log,
            @Qualifier("projections") DataSource source,
            BatchRunner batches,
            Continuity continuity,
            List<CommitListener> listeners,
            ProjectionSettings settings) {
        return new ProcessorFactory(
                log,
                JdbcClient.create(source),
                new SpringTransactionManager(new JdbcTransactionManager(source)),
                batches,
                continuity,
                listeners,
                settings);
    }

    @Bean
    static Followers followers(
            @Qualifier("projections") DataSource source,
            ProcessorFactory factory,
            List<Projection> projections,
            ProjectionSettings settings,
            Supervision supervision) {
        return new Followers(
                JdbcClient.create(source),
                factory,
                projections,
                settings.retryInterval(),
                supervision);
    }
}
