package io.taskledger.platform.request;

import io.micrometer.tracing.Tracer;
import io.taskledger.platform.problem.ProblemWriter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.EnumSet;
import java.util.List;

@AutoConfiguration
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
    FilterRegistrationBean<Filter> concurrencyLimitFilter(
            @Value("${taskledger.http.max-concurrent-requests:256}") int most) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new ConcurrencyLimitFilter(most));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter(
            @Value("${taskledger.http.max-body-size:1MB}") DataSize limit) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(limit.toBytes()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        registration.setAsyncSupported(true);
        return registration;
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
