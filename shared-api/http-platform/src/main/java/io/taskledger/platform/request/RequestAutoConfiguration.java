package io.taskledger.platform.request;

import io.micrometer.tracing.Tracer;
import io.taskledger.platform.problem.ProblemWriter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.EnumSet;
import java.util.List;

@AutoConfiguration
@EnableConfigurationProperties(HttpLimits.class)
final class RequestAutoConfiguration implements WebMvcConfigurer {

    @Bean
    FilterRegistrationBean<Filter> requestFilter(
            ProblemWriter problems,
            ObjectProvider<Tracer> tracer,
            @Value("${taskledger.access-log.enabled:true}") boolean accessLog) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(
                        new RequestFilter(
                                problems,
                                new AccessLog(accessLog),
                                tracer.getIfAvailable(() -> Tracer.NOOP)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setDispatcherTypes(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> connectionReleaseFilter(OpenConnections connections) {
        return within(12, new ConnectionReleaseFilter(connections));
    }

    @Bean
    FilterRegistrationBean<Filter> concurrencyLimitFilter(HttpLimits limits) {
        return within(15, new ConcurrencyLimitFilter(limits));
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter(HttpLimits limits) {
        return within(20, new BodyLimitFilter(limits.maxBodySize().toBytes()));
    }

    private static FilterRegistrationBean<Filter> within(int order, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + order);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    OpenConnections openConnections(HttpLimits limits) {
        return new OpenConnections(limits);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> connectionLimit(
            OpenConnections connections) {
        return server -> server.addConnectorCustomizers(connections);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new AnswerableChanges());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestIdsArgument());
    }
}
