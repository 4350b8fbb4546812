package io.taskledger.command.platform.people;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is known; usable without the web too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeopleProperties.class)
public class PeopleConfiguration {

    @Bean
    public KnownPeople knownPeople(EventStore eventStore) {
        return new KnownPeople(eventStore);
    }
}
