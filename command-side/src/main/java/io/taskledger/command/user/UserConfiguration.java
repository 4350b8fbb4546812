package io.taskledger.command.user;

import io.taskledger.command.platform.axon.Aggregates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the aggregate; usable without Spring too. */
@Configuration(proxyBeanMethods = false)
public class UserConfiguration {

    @Bean
    public Aggregates.Registered userAggregate(Aggregates aggregates) {
        return aggregates.connect(User.class);
    }
}
