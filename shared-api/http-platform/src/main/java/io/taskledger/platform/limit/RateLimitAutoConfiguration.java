package io.taskledger.platform.limit;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@EnableConfigurationProperties(RateLimitProperties.class)
final class RateLimitAutoConfiguration {

    @Bean
    RateLimits rateLimits(
            RateLimitProperties limit,
            ObjectProvider<LettuceConnectionFactory> redis,
            @Value("${spring.application.name:taskledger}") String service) {
        return new RateLimits(
                limit,
                limit.enabled()
                        ? new SharedBuckets(() -> client(redis.getObject()), service, limit)
                        : null);
    }

    private static RedisClient client(LettuceConnectionFactory redis) {
        AbstractRedisClient client = redis.getRequiredNativeClient();
        if (client instanceof RedisClient plain) {
            return plain;
        }
        throw new IllegalStateException("Redis in cluster mode is not supported");
    }
}
