package io.taskledger.command.access;

import io.taskledger.command.platform.axon.Aggregates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the aggregate. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    Aggregates.Registered accessAggregate(Aggregates aggregates) {
        return aggregates.connect(Access.class);
    }
}
