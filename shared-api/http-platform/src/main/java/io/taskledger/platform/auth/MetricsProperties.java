package io.taskledger.platform.auth;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.Set;

/**
 * @param scrapers addresses and networks (CIDR) from which metrics are read without a token; by
 *     default the same host
 */
@Validated
@ConfigurationProperties("taskledger.metrics")
record MetricsProperties(@DefaultValue({"127.0.0.0/8", "::1"}) @NotNull Set<String> scrapers) {}
