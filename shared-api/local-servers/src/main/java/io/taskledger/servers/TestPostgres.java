package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * For tests: one PostgreSQL server per JVM, gone with it, and on it a fresh pair of empty databases
 * for each caller, with the roles and grants of {@code db/bootstrap.sql}. The server is not durable
 * (that costs time and proves nothing here); a test of durability starts a server of its own.
 */
public final class TestPostgres implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String suffix = "_" + COUNT.incrementAndGet();

    private TestPostgres(String template) {
        // Roles belong to the server: tests side by side would both make them.
        synchronized (COUNT) {
            new PostgresBootstrap(superuser(), RolePasswords.LOCAL, suffix, template).run();
        }
    }

    /** A fresh, empty pair of databases. */
    public static TestPostgres create() {
        return new TestPostgres("");
    }

    /**
     * Another pair, with all that is in this one. Nobody may be connected to this one. To copy what
     * was migrated once takes a tenth of the time that it takes to migrate again.
     */
    public TestPostgres copy() {
        return new TestPostgres(suffix);
    }

    /** The server they all share. */
    public static PostgresServer server() {
        return Shared.SERVER;
    }

    /** JDBC URL of this pair's event log. */
    public String eventLogUrl() {
        return server().url("eventlog" + suffix);
    }

    /** JDBC URL of this pair's read model. */
    public String readModelUrl() {
        return server().url("readmodel" + suffix);
    }

    /** The event log, unpooled, as one of the three roles (password from {@link RolePasswords}). */
    public DataSource eventLog(String role) {
        return DataSources.of(eventLogUrl(), role, password(role));
    }

    /** The read model, unpooled, as migrator or query_app. */
    public DataSource readModel(String role) {
        return DataSources.of(readModelUrl(), role, password(role));
    }

    /** Password of one of the three roles. */
    public static String password(String role) {
        return switch (role) {
            case "migrator" -> RolePasswords.LOCAL.migrator();
            case "command_app" -> RolePasswords.LOCAL.command();
            case "query_app" -> RolePasswords.LOCAL.query();
            default -> throw new IllegalArgumentException("No such role: " + role);
        };
    }

    /** Drops both databases, cutting whoever is still connected. */
    @Override
    public void close() {
        try (var connection = superuser().getConnection();
                var statement = connection.createStatement()) {
            for (String name : List.of("eventlog", "readmodel")) {
                statement.execute("drop database " + name + suffix + " with (force)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot drop the test databases", e);
        }
    }

    private static DataSource superuser() {
        String user = PostgresServer.SUPERUSER;
        return server().dataSource("postgres", user, user);
    }

    /** Started by the first test that needs it. */
    private static final class Shared {

        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                var directory = Files.createTempDirectory("taskledger-test-postgres");
                var server = PostgresServer.start(new PostgresServer.Options(directory, 0, false));
                Runtime.getRuntime().addShutdownHook(new Thread(server::delete));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
