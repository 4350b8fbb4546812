package io.taskledger.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

/** Two instances whose clocks differ by four minutes. */
class RedisClockIT {

    private static final long SKEW = Duration.ofMinutes(2).toNanos();

    private RedisClient client;
    private StatefulRedisConnection<String, byte[]> redis;
    private RedisClock fast;
    private RedisClock slow;

    @BeforeEach
    void connect() {
        client = RedisClient.create(TestRedis.url());
        redis = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        fast = new RedisClock(redis, () -> System.nanoTime() + SKEW);
        slow = new RedisClock(redis, () -> System.nanoTime() - SKEW);
    }

    @AfterEach
    void disconnect() {
        redis.close();
        client.shutdown();
    }

    @Test
    void tellsAllInstancesTheSameTime() {
        assertThat(Duration.ofNanos(fast.currentTimeNanos() - slow.currentTimeNanos()).abs())
                .isLessThan(Duration.ofMillis(250));
    }

    @Test
    void theSlowInstanceRefillsWhatTheFastOneEmptied() {
        String key = "taskledger:skew:" + UUID.randomUUID();
        assertThat(take(fast, key, 10)).isEqualTo(10);

        await().atMost(Duration.ofSeconds(10)).until(() -> take(slow, key, 1) == 1);
    }

    private long take(TimeMeter clock, String key, long most) {
        var configuration =
                BucketConfiguration.builder()
                        .addLimit(
                                limit -> limit.capacity(10).refillGreedy(5, Duration.ofSeconds(1)))
                        .build();
        return Bucket4jLettuce.casBasedBuilder(redis)
                .clientClock(clock)
                .build()
                .builder()
                .build(key, () -> configuration)
                .tryConsumeAsMuchAsPossible(most);
    }
}
