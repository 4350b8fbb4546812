package io.taskledger.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.SocketOptions;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import java.time.Duration;

class RedisSettingsTest {

    /** As the task definitions on AWS set it: by parts, since a URL would hold the password. */
    @Test
    void reachesAServerThatAsksForTlsAndAToken() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                RedisAutoConfiguration.class, DataRedisAutoConfiguration.class))
                .withPropertyValues(
                        "spring.data.redis.host=cache.example",
                        "spring.data.redis.port=6379",
                        "spring.data.redis.ssl.enabled=true",
                        "spring.data.redis.password=token")
                .run(
                        context -> {
                            var redis = context.getBean(LettuceConnectionFactory.class);
                            assertThat(redis.getHostName()).isEqualTo("cache.example");
                            assertThat(redis.getPort()).isEqualTo(6379);
                            assertThat(redis.isUseSsl()).isTrue();
                            assertThat(redis.isVerifyPeer()).isTrue();
                            assertThat(redis.getPassword()).isEqualTo("token");
                            SocketOptions sockets =
                                    redis.getClientConfiguration()
                                            .getClientOptions()
                                            .orElseThrow()
                                            .getSocketOptions();
                            assertThat(sockets.getKeepAlive().getIdle())
                                    .isLessThanOrEqualTo(Duration.ofSeconds(5));
                        });
    }
}
