package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;

import javax.sql.DataSource;

/** Runs {@code db/bootstrap.sql} through JDBC; what exists already is left as it is. */
final class PostgresBootstrap {

    /** duplicate_object (a role), duplicate_database. */
    private static final Set<String> EXISTS = Set.of("42710", "42P04");

    private final DataSource superuser;
    private final String script;

    PostgresBootstrap(DataSource superuser, RolePasswords passwords) {
        this(superuser, passwords, "", "");
    }

    /**
     * @param suffix appended to the names of both databases
     * @param template suffix of those that they are copies of; empty for none
     */
    PostgresBootstrap(
            DataSource superuser, RolePasswords passwords, String suffix, String template) {
        this.superuser = superuser;
        this.script =
                read().replace(":'migrator_password'", literal(passwords.migrator()))
                        .replace(":'command_password'", literal(passwords.command()))
                        .replace(":'query_password'", literal(passwords.query()))
                        .replaceAll(
                                "create database (eventlog|readmodel)(.*);",
                                template.isEmpty()
                                        ? "$0"
                                        : "create database $1$2 template $1" + template + ";")
                        .replaceAll("database (eventlog|readmodel)", "database $1" + suffix);
    }

    void run() {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : Arrays.stream(script.split(";\\s*\n")).toList()) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    if (!EXISTS.contains(String.valueOf(e.getSQLState()))) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create roles and databases", e);
        }
    }

    private static String read() {
        try (var in = PostgresBootstrap.class.getResourceAsStream("/db/bootstrap.sql")) {
            if (in == null) {
                throw new IllegalStateException("db/bootstrap.sql is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
