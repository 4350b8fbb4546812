package io.taskledger.platform.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

@AutoConfiguration(before = DataRedisAutoConfiguration.class)
@EnableConfigurationProperties(RedisIam.class)
final class RedisAutoConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Without a connection a command fails at once instead of queueing for one. A connection whose
     * other end is gone without a word ends after 11 s, see also {@link #endUnansweredConnections}.
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

    /** The password of each connection, where the cache is Amazon's. */
    @Bean
    @ConditionalOnProperty("taskledger.redis.iam-cache")
    LettuceClientConfigurationBuilderCustomizer signedIn(
            RedisIam iam, DataRedisProperties connection) {
        ElastiCacheIamToken token =
                new ElastiCacheIamToken(
                        required(iam.iamCache(), "taskledger.redis.iam-cache"),
                        required(connection.getUsername(), "spring.data.redis.username"),
                        // Renewed beside the connections, which must not wait for it.
                        DefaultCredentialsProvider.builder()
                                .asyncCredentialUpdateEnabled(true)
                                .build(),
                        DefaultAwsRegionProviderChain.builder().build().getRegion().id(),
                        Clock.systemUTC());
        return client ->
                client.redisCredentialsProviderFactory(
                        new RedisCredentialsProviderFactory() {
                            @Override
                            public RedisCredentialsProvider createCredentialsProvider(
                                    RedisConfiguration redis) {
                                return token;
                            }
                        });
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    /** What a keep-alive does not notice. */
    @Bean
    ClientResourcesBuilderCustomizer endUnansweredConnections() {
        return resources ->
                resources.nettyCustomizer(
                        new NettyCustomizer() {
                            @Override
                            public void afterChannelInitialized(Channel channel) {
                                channel.pipeline().addFirst(new UnansweredConnection(PATIENCE));
                            }
                        });
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
