package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.taskledger.servers.RedisServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** Two instances and the Redis between them. */
class RecentPagesIT {

    private static final CacheSettings SETTINGS =
            new CacheSettings(
                    true, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMinutes(1));
    private static final byte[] PAGE = {1, 2, 3};

    @TempDir private Path directory;

    @Test
    void sharesWhatIsStillCurrentAfterAMomentAndNothingElse() throws Exception {
        try (RedisServer redis = RedisServer.start(directory, 0);
                RedisClient client = RedisClient.create(redis.url())) {
            RecentPages one = instance(client);
            RecentPages other = instance(client);

            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                one.put("outdated soon", PAGE, () -> false);
                                one.put("current", PAGE, () -> true);
                                return other.get("current").isPresent();
                            });

            assertThat(other.get("current")).hasValue(PAGE);
            assertThat(one.get("outdated soon")).hasValue(PAGE);
            assertThat(other.get("outdated soon")).isEmpty();
        }
    }

    private static RecentPages instance(RedisClient client) {
        return new RecentPages(new RedisPages(() -> client, SETTINGS), SETTINGS.lifetime());
    }
}
