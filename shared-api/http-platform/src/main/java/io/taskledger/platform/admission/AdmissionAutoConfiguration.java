package io.taskledger.platform.admission;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
@EnableConfigurationProperties(AdmissionLimits.class)
final class AdmissionAutoConfiguration implements WebMvcConfigurer {

    @Bean
    Places places(AdmissionLimits limits, MeterRegistry meters) {
        return new Places(limits, meters);
    }

    @Bean
    FilterRegistrationBean<Filter> admissionFilter(
            Places places, @Value("${taskledger.http.probe-port:0}") int probePort) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new AdmissionFilter(places, probePort));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new EndpointPlaces());
    }
}
