package io.taskledger.query.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * The cache.
 *
 * @param timeout how long a request waits for Redis at most
 * @param rest how long Redis is left alone after it failed
 * @param lifetime of an entry; correctness does not depend on it
 */
@ConfigurationProperties("taskledger.cache")
public record CacheSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100ms") Duration timeout,
        @DefaultValue("500ms") Duration rest,
        @DefaultValue("5m") Duration lifetime) {}
