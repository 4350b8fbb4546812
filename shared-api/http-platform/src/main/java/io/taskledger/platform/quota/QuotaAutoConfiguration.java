package io.taskledger.platform.quota;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@AutoConfiguration
@EnableConfigurationProperties(QuotaProperties.class)
final class QuotaAutoConfiguration {}
