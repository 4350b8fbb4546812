package io.taskledger.query.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service's own description. */
@Configuration(proxyBeanMethods = false)
class ServiceDescription {

    static {
        SpringDocUtils.getConfig()
                .addResponseWrapperToIgnore(Answer.class)
                .addRequestWrapperToIgnore(
                        Caller.class, Freshness.class, Parameters.class, RequestIds.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI().info(new Info().title("Taskledger queries").version("1"));
    }
}
