package io.taskledger.platform.metrics;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * @param enabled off by default
 * @param namespace under which CloudWatch keeps the series
 * @param step how often they are sent
 * @param allow names of the meters that are sent; one that ends in {@code .*} means all below it
 * @param region of CloudWatch; by default the one the process runs in
 * @param endpoint for something that stands in for CloudWatch
 */
@Validated
@ConfigurationProperties("taskledger.metrics.cloudwatch")
record CloudWatchProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("Taskledger") @NotBlank String namespace,
        @DefaultValue("1m") Duration step,
        @DefaultValue({
                    "http.server.requests",
                    "taskledger.*",
                    "hikaricp.connections.active",
                    "hikaricp.connections.pending",
                    "hikaricp.connections.max",
                    "jvm.gc.pause",
                    "jvm.threads.live",
                    "process.cpu.usage"
                })
                @NotEmpty
                Set<String> allow,
        @Nullable String region,
        @Nullable URI endpoint) {}
