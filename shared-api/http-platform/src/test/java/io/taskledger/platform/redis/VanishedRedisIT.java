package io.taskledger.platform.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import java.io.IOException;
import java.time.Duration;

/** The server is gone without a word, and another one answers where it was. */
class VanishedRedisIT {

    private static final String KEY = "taskledger:vanished";

    @Test
    void aConnectionThatIsNotAnsweredMakesRoomForANewOne() throws IOException {
        try (TcpProxy vanishing = TcpProxy.to(TestRedis.port());
                TcpProxy place = TcpProxy.to(vanishing.port())) {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    RedisAutoConfiguration.class, DataRedisAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.data.redis.url=" + urlAt(place.port()),
                            "spring.data.redis.timeout=300ms")
                    .run(
                            context -> {
                                var cache =
                                        new StringRedisTemplate(
                                                        context.getBean(
                                                                RedisConnectionFactory.class))
                                                .opsForValue();
                                cache.set(KEY, "1");
                                vanishing.freeze();
                                place.moveTo(TestRedis.port());
                                assertThatThrownBy(() -> cache.get(KEY))
                                        .isInstanceOf(QueryTimeoutException.class);
                                await().atMost(Duration.ofSeconds(20))
                                        .ignoreExceptions()
                                        .until(() -> "1".equals(cache.get(KEY)));
                            });
        }
    }

    private static String urlAt(int port) {
        return TestRedis.url().replace(":" + TestRedis.port(), ":" + port);
    }
}
