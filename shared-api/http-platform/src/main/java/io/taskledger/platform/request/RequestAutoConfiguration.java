package io.taskledger.platform.request;

import io.micrometer.tracing.Tracer;
import io.taskledger.platform.problem.ProblemWriter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

@AutoConfiguration
@EnableConfigurationProperties({HttpLimits.class, AccessLogProperties.class})
final class RequestAutoConfiguration implements WebMvcConfigurer {

    @Bean
    FilterRegistrationBean<Filter> requestFilter(
            ProblemWriter problems,
            ObjectProvider<Tracer> tracer,
            HttpLimits limits,
            AccessLogProperties accessLog,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        Supplier<Routes> routes = SingletonSupplier.of(() -> new Routes(mappings.stream()));
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(
                        new RequestFilter(
                                problems,
                                new AccessLog(accessLog, routes),
                                limits.requestDeadline(),
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
    @ConditionalOnProperty("taskledger.http.probe-port")
    FilterRegistrationBean<Filter> probePortFilter(HttpLimits limits) {
        return within(11, new ProbePortFilter(limits.probePort()));
    }

    @Bean
    FilterRegistrationBean<Filter> answerFilter(HttpLimits limits) {
        return within(19, new AnswerFilter(limits.answerPatience()));
    }

    @Bean
    FilterRegistrationBean<Filter> bodyFilter(HttpLimits limits) {
        return within(20, new BodyFilter(limits));
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
            OpenConnections connections, HttpLimits limits) {
        return server -> {
            if (limits.probePort() > 0) {
                server.addAdditionalConnectors(
                        ProbePort.connector(limits.probePort(), server.getAddress()));
            }
            server.setProtocol(HttpConnections.class.getName());
            server.addConnectorCustomizers(connections::limit);
            server.addEngineValves(new UnreadBodyValve());
        };
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
