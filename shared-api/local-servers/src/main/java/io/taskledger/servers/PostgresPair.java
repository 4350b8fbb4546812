package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * For tests: a durable PostgreSQL with a synchronous standby on the same machine, as a managed
 * database has one in another zone. No commit is answered before the standby has it.
 */
public final class PostgresPair {

    private static final long PAUSE_NANOS = 20_000_000;

    private final PostgresServer primary;
    private final PostgresServer standby;

    private PostgresPair(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both, empty, and returns when commits wait for the standby. */
    public static PostgresPair start(Path directory) {
        Path ours = directory.resolve("primary");
        Path theirs = directory.resolve("standby");
        var first = PostgresServer.start(new PostgresServer.Options(ours, 0, true));
        first.stop();
        try {
            copy(ours, theirs);
            Files.createFile(theirs.resolve("standby.signal"));
            Files.writeString(
                    theirs.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
                            .formatted(
                                    first.port(),
                                    PostgresServer.SUPERUSER,
                                    first.options().password()),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var primary = PostgresServer.start(first.options());
        var standby = PostgresServer.start(new PostgresServer.Options(theirs, 0, true));
        ask(primary, "alter system set synchronous_standby_names = '*'");
        ask(primary, "select pg_reload_conf()");
        String synchronous =
                "select count(*) = 1 from pg_stat_replication where sync_state = 'sync'";
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!ask(primary, synchronous)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The standby does not follow");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new PostgresPair(primary, standby);
    }

    public PostgresServer primary() {
        return primary;
    }

    public PostgresServer standby() {
        return standby;
    }

    /** JDBC URL that leads to whichever of the two may be written. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
                .formatted(primary.port(), standby.port(), database);
    }

    /** Kills the primary, and returns when the standby has taken over. */
    public void failOver() {
        primary.kill();
        promote();
    }

    /** Returns when the standby has taken over from a primary that was killed. */
    public void promote() {
        if (!ask(standby, "select pg_promote(true, 60)")) {
            throw new IllegalStateException("The standby was not promoted");
        }
    }

    public void stop() {
        standby.stop();
        primary.stop();
    }

    /** Runs it as the superuser; its answer if it has one, else false. */
    private static boolean ask(PostgresServer server, String sql) {
        String user = PostgresServer.SUPERUSER;
        try (var connection =
                        server.dataSource("postgres", user, server.options().password())
                                .getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return false;
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
