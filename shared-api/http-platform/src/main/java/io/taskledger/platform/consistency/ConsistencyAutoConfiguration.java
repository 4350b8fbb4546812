package io.taskledger.platform.consistency;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(ConsistencySettings.class)
class ConsistencyAutoConfiguration {

    @Bean
    TokenWriter tokenWriter(ConsistencySettings settings) {
        return new TokenWriter(settings.fingerprints());
    }
}
