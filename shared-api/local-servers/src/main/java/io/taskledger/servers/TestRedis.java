package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One Redis for all tests of a JVM, started at first use and stopped with the JVM; the services
 * have the same few rights as in the local system. A test that stops, kills or freezes its server
 * starts one of its own with {@link RedisServer#start}.
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

    static RedisAccounts accounts() {
        return Shared.ACCOUNTS;
    }

    /** Forgets every key. */
    public static void flush() {
        byte[] answer =
                RedisPing.ask(
                        port(), RedisAccounts.OPERATOR, Shared.ACCOUNTS.operator(), "FLUSHALL");
        if (!new String(answer, StandardCharsets.US_ASCII).startsWith("+OK")) {
            throw new IllegalStateException("Redis did not flush");
        }
    }

    private static final class Shared {
        static final RedisAccounts ACCOUNTS = RedisAccounts.draw();
        static final RedisServer SERVER = start();

        private static RedisServer start() {
            Path directory = Path.of("target", "redis");
            Path log = directory.resolve("redis.log");
            try {
                RedisServer server = RedisServer.start(directory, log, 0, ACCOUNTS);
                Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
