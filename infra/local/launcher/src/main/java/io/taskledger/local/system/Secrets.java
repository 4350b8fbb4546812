package io.taskledger.local.system;

import io.taskledger.servers.RolePasswords;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords of this one system, drawn at its first start and kept beside its data, readable by the
 * owner only.
 */
record Secrets(String superuser, RolePasswords roles) {

    private static final int BYTES = 18;

    static Secrets in(Path file) throws IOException {
        if (Files.notExists(file)) {
            PrivateFile.write(
                    file,
                    Stream.of("superuser", "migrator", "command", "query")
                            .map(name -> name + "=" + draw() + "\n")
                            .collect(Collectors.joining()));
        }
        Properties values = new Properties();
        values.load(new StringReader(Files.readString(file)));
        return new Secrets(
                required(values, "superuser"),
                new RolePasswords(
                        required(values, "migrator"),
                        required(values, "command"),
                        required(values, "query")));
    }

    private static String required(Properties values, String name) throws IOException {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IOException("No password of " + name + " in .local/secrets");
        }
        return value;
    }

    private static String draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
