package io.taskledger.platform.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
final class JsonAutoConfiguration {

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }
}
