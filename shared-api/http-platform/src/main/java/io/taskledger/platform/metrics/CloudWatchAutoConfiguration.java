package io.taskledger.platform.metrics;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClientBuilder;

import java.time.Duration;

/** Sends the allow-listed meters to CloudWatch; there only if switched on. */
@AutoConfiguration(
        after = MetricsAutoConfiguration.class,
        before = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnBooleanProperty("taskledger.metrics.cloudwatch.enabled")
@EnableConfigurationProperties(CloudWatchProperties.class)
final class CloudWatchAutoConfiguration {

    @Bean
    CloudWatchAsyncClient cloudWatchClient(CloudWatchProperties properties) {
        CloudWatchAsyncClientBuilder client = CloudWatchAsyncClient.builder();
        if (properties.region() != null) {
            client.region(Region.of(properties.region()));
        }
        if (properties.endpoint() != null) {
            client.endpointOverride(properties.endpoint());
        }
        return client.build();
    }

    @Bean
    CloudWatchMeterRegistry cloudWatchMeterRegistry(
            CloudWatchProperties properties, CloudWatchAsyncClient client, Clock clock) {
        CloudWatchMeterRegistry registry =
                new CloudWatchMeterRegistry(config(properties), clock, client);
        registry.config().meterFilter(new AllowList(properties.allow()));
        return registry;
    }

    private static CloudWatchConfig config(CloudWatchProperties properties) {
        return new CloudWatchConfig() {
            @Override
            public @Nullable String get(String key) {
                return null;
            }

            @Override
            public String namespace() {
                return properties.namespace();
            }

            @Override
            public Duration step() {
                return properties.step();
            }
        };
    }
}
