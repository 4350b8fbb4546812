package io.taskledger.command.platform.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.platform.quota.QuotaProperties;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/** Quotas; usable without the web too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaProperties.class)
public class QuotaConfiguration {

    @Bean
    CountedUsage countedUsage(DataSource eventLogDataSource, MeterRegistry meters) {
        return new CountedUsage(new UsageTable(eventLogDataSource), meters);
    }

    @Bean
    public Quotas quotas(QuotaProperties limits, Usage usage) {
        return new Quotas(limits, usage);
    }

    @Bean
    Registration storageQuota(CommandBus commandBus, Quotas quotas) {
        return commandBus.registerHandlerInterceptor(new StorageQuota(quotas));
    }
}
