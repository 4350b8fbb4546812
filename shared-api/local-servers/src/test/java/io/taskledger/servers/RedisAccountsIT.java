package io.taskledger.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class RedisAccountsIT {

    private final RedisAccounts accounts = RedisAccounts.draw();
    private Path directory;
    private RedisServer redis;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createTempDirectory("taskledger-redis");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        redis = RedisServer.start(directory, directory.resolve("redis.log"), 0, accounts);
    }

    @AfterEach
    void stop() throws Exception {
        redis.close();
        new ProcessBuilder("rm", "-rf", directory.toString()).start().waitFor();
    }

    @Test
    void aStrangerMaySayNothing() {
        for (String command : new String[] {"PING", "GET taskledger:a", "CONFIG GET dir", "INFO"}) {
            assertThat(RedisPing.ask(redis.port(), command)).asString().startsWith("-NOAUTH");
        }
        assertThat(RedisPing.ask(redis.port(), "default", "", "PING")).asString().startsWith("-");
    }

    @Test
    void servicesMayUseTheirKeysOnly() {
        assertThat(service("SET taskledger:a 1")).startsWith("+OK");
        assertThat(service("GET taskledger:a")).startsWith("$1");
        assertThat(service("EVAL \"return redis.call('get',KEYS[1])\" 1 taskledger:a"))
                .startsWith("$1");
        assertThat(service("TIME")).startsWith("*2");
        for (String command :
                new String[] {
                    "SET other 1",
                    "EVAL \"return redis.call('get',KEYS[1])\" 1 other",
                    "EVAL \"return redis.call('config','get','dir')\" 0",
                    "CONFIG SET dir /tmp",
                    "CONFIG GET dir",
                    "MODULE LIST",
                    "DEBUG SLEEP 0",
                    "SAVE",
                    "SHUTDOWN NOSAVE",
                    "REPLICAOF 127.0.0.1 1",
                    "ACL LIST",
                    "KEYS *",
                    "FLUSHALL",
                    "CLIENT KILL TYPE normal"
                }) {
            assertThat(service(command))
                    .as(command)
                    .startsWith("-")
                    .containsAnyOf("permissions", "not allowed");
        }
    }

    @Test
    void operatorsMayLookAndForget() {
        service("SET taskledger:a 1");
        assertThat(operator("KEYS *")).contains("taskledger:a");
        assertThat(operator("INFO memory")).startsWith("$");
        assertThat(operator("FLUSHALL")).startsWith("+OK");
        assertThat(service("GET taskledger:a")).startsWith("$-1");
        for (String command :
                new String[] {"CONFIG SET dir /tmp", "DEBUG SLEEP 0", "SAVE", "EVAL x 0"}) {
            assertThat(operator(command)).as(command).startsWith("-").contains("permissions");
        }
    }

    @Test
    void itIsNeverRootsProcess() throws IOException {
        boolean linux = Files.exists(Path.of("/proc/self/status"));
        if (linux) {
            String status = Files.readString(Path.of("/proc/" + redis.pid() + "/status"));
            assertThat(status).contains("CapEff:\t0000000000000000");
            assertThat(status).doesNotContain("Uid:\t0\t");
        }
        assertThat(redis.isAlive()).isTrue();
    }

    private String service(String command) {
        return say(RedisAccounts.SERVICE, accounts.service(), command);
    }

    private String operator(String command) {
        return say(RedisAccounts.OPERATOR, accounts.operator(), command);
    }

    private String say(String account, String password, String command) {
        return new String(
                RedisPing.ask(redis.port(), account, password, command), StandardCharsets.US_ASCII);
    }
}
