package io.taskledger.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class RedisServerIT {

    @TempDir Path directory;

    @Test
    void evictsAndNeverWritesToDisk() throws IOException {
        try (RedisServer redis = RedisServer.start(directory, 0)) {
            assertThat(say(redis, "CONFIG GET maxmemory-policy")).contains("allkeys-lru");
            assertThat(say(redis, "CONFIG GET maxmemory")).contains("268435456");
            assertThat(say(redis, "CONFIG GET bind")).contains("127.0.0.1");
            assertThat(say(redis, "CONFIG GET save")).endsWith("$0\r\n\r\n");
            say(redis, "SET a 1");
        }
        assertThat(directory.resolve("dump.rdb")).doesNotExist();
    }

    @Test
    void startsAgainOnTheSamePortAfterAKill() throws IOException {
        RedisServer first = RedisServer.start(directory, 0);
        first.kill();
        assertThat(first.isAlive()).isFalse();
        assertThat(RedisPing.answers(first.port())).isFalse();

        try (RedisServer second = RedisServer.start(directory, first.port())) {
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(RedisPing.answers(second.port())).isTrue();
        }
    }

    @Test
    void answersNothingWhileFrozen() throws IOException {
        try (RedisServer redis = RedisServer.start(directory, 0)) {
            redis.freeze();
            assertThat(RedisPing.answers(redis.port())).isFalse();
            redis.thaw();
            assertThat(RedisPing.answers(redis.port())).isTrue();
        }
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> RedisServer.start(directory, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void theSharedOneForgetsWhenFlushed() {
        assertThat(sayToTheShared("SET taskledger:a 1")).startsWith("+OK");
        TestRedis.flush();
        assertThat(sayToTheShared("GET taskledger:a")).startsWith("$-1");
    }

    private static String sayToTheShared(String command) {
        String password = TestRedis.accounts().service();
        return new String(
                RedisPing.ask(TestRedis.port(), RedisAccounts.SERVICE, password, command),
                StandardCharsets.US_ASCII);
    }

    private static String say(RedisServer redis, String command) {
        return new String(RedisPing.ask(redis.port(), command), StandardCharsets.US_ASCII);
    }
}
