package io.taskledger.platform.openapi;

import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

@AutoConfiguration
@ConditionalOnBooleanProperty("springdoc.api-docs.enabled")
final class OpenApiAutoConfiguration {

    static {
        // Arguments that the platform provides are no parameters of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, RequestIds.class);
    }
}
