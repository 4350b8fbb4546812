package io.taskledger.platform.health;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;

import java.time.Duration;

@AutoConfiguration
final class HealthAutoConfiguration {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Bean
    HealthEndpoint healthEndpoint(
            ObjectProvider<Readiness> checks,
            ApplicationAvailability availability,
            @Value("${spring.application.name:taskledger}") String name,
            ObjectProvider<BuildProperties> build) {
        return new HealthEndpoint(
                new ReadinessChecks(checks.orderedStream().toList(), availability, LIMIT),
                new ServiceInfo(name, version(build.getIfAvailable())));
    }

    private static String version(@Nullable BuildProperties build) {
        String version = build == null ? null : build.getVersion();
        return version == null ? "development" : version;
    }
}
