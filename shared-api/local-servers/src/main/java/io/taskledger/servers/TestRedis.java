package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One Redis for all tests of a JVM, started at first use and stopped with the JVM. A test that
 * stops, kills or freezes its server starts one of its own with {@link RedisServer#start}.
 */
public final class TestRedis {

    private TestRedis() {}

    /** For {@code spring.data.redis.url}. */
    public static String url() {
        return Shared.SERVER.url();
    }

    public static int port() {
        return Shared.SERVER.port();
    }

    /** Forgets every key. */
    public static void flush() {
        byte[] answer = RedisPing.ask(port(), "FLUSHALL");
        if (!new String(answer, StandardCharsets.US_ASCII).startsWith("+OK")) {
            throw new IllegalStateException("Redis did not flush");
        }
    }

    private static final class Shared {
        static final RedisServer SERVER = start();

        private static RedisServer start() {
            try {
                RedisServer server = RedisServer.start(Path.of("target", "redis"), 0);
                Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
