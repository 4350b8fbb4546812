package io.taskledger.local.system;

import io.taskledger.servers.RedisAccounts;
import io.taskledger.servers.RolePasswords;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Passwords of this one system, drawn at its first start and kept beside its data, readable by the
 * owner only.
 */
record Secrets(String superuser, RolePasswords roles, RedisAccounts redis) {

    private static final int BYTES = 18;

    private static final List<String> NAMES =
            List.of("superuser", "migrator", "command", "query", "redis", "redis-operator");

    /** Draws those that an older file does not have. */
    static Secrets in(Path file) throws IOException {
        Properties values = new Properties();
        if (Files.exists(file)) {
            values.load(new StringReader(Files.readString(file)));
        }
        if (!values.stringPropertyNames().containsAll(NAMES)) {
            NAMES.forEach(name -> values.putIfAbsent(name, draw()));
            PrivateFile.write(
                    file,
                    NAMES.stream()
                            .map(name -> name + "=" + values.getProperty(name) + "\n")
                            .collect(Collectors.joining()));
        }
        return new Secrets(
                values.getProperty("superuser"),
                new RolePasswords(
                        values.getProperty("migrator"),
                        values.getProperty("command"),
                        values.getProperty("query")),
                new RedisAccounts(
                        values.getProperty("redis"), values.getProperty("redis-operator")));
    }

    private static String draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
