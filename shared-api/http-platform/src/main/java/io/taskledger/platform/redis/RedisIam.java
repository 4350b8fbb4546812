package io.taskledger.platform.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Signing in to Amazon ElastiCache by the role of the task instead of by a password. The user is
 * {@code spring.data.redis.username}.
 *
 * @param iamCache id of the replication group; null: with the password of the settings, if any
 */
@ConfigurationProperties("taskledger.redis")
record RedisIam(@Nullable String iamCache) {}
