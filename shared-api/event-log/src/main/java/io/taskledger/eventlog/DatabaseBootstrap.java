package io.taskledger.eventlog;

import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Makes the roles and the databases of {@code db/bootstrap.sql} where they are missing, for servers
 * on which roles sign in by IAM: they get no password, and membership in {@code rds_iam}. Safe to
 * run again; what exists is left as it is.
 */
public final class DatabaseBootstrap {

    /** duplicate_object (a role), duplicate_database. */
    private static final Set<String> EXISTS = Set.of("42710", "42P04");

    private DatabaseBootstrap() {}

    /** With {@code TASKLEDGER_BOOTSTRAP_URL}, {@code _USERNAME} and {@code _PASSWORD}. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        var server = new PGSimpleDataSource();
        server.setUrl(required(environment, "TASKLEDGER_BOOTSTRAP_URL"));
        server.setUser(required(environment, "TASKLEDGER_BOOTSTRAP_USERNAME"));
        server.setPassword(required(environment, "TASKLEDGER_BOOTSTRAP_PASSWORD"));
        run(server);
    }

    /**
     * @param master may create roles and databases; need not be a superuser
     */
    public static void run(DataSource master) {
        try (Connection connection = master.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : script().split(";\\s*\n")) {
                unlessThere(statement, sql);
            }
            statement.execute("grant rds_iam to migrator, command_app, query_app");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create roles and databases", e);
        }
    }

    private static void unlessThere(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!EXISTS.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }

    private static String script() {
        try (var in = DatabaseBootstrap.class.getResourceAsStream("/db/bootstrap.sql")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^--.*$", "").replaceAll("password :'\\w+'", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), () -> name + " is not set");
    }
}
