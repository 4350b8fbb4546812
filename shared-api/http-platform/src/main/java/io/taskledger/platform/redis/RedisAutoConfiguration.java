package io.taskledger.platform.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

@AutoConfiguration(before = DataRedisAutoConfiguration.class)
final class RedisAutoConfiguration {

    /**
     * Without a connection a command fails at once instead of queueing for one. A connection whose
     * other end is gone without a word ends after 11 s.
     */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options ->
                options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .timeoutOptions(TimeoutOptions.enabled())
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(Duration.ofMillis(500))
                                        .keepAlive(
                                                KeepAliveOptions.builder()
                                                        .enable()
                                                        .idle(Duration.ofSeconds(5))
                                                        .interval(Duration.ofSeconds(2))
                                                        .count(3)
                                                        .build())
                                        .build());
    }

    /** Lettuce would let half a minute pass between attempts. */
    @Bean
    ClientResourcesBuilderCustomizer reconnectSoon() {
        return resources ->
                resources.reconnectDelay(
                        () ->
                                Delay.fullJitter(
                                        Duration.ofMillis(20),
                                        Duration.ofMillis(500),
                                        20,
                                        TimeUnit.MILLISECONDS));
    }
}
