package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

/**
 * One PostgreSQL server process on 127.0.0.1. It does not outlive {@link #stop()} nor an orderly
 * end of this JVM; one left behind by a killed JVM is stopped by the next start on the same data
 * directory. After a crash or {@link #kill()}, starting again with {@link #options()} recovers the
 * data on the same port.
 */
public final class PostgresServer {

    /** Name of the superuser; for tests also its password. */
    public static final String SUPERUSER = "postgres";

    private final Options options;
    private final Process process;
    private final Thread stopAtExit;

    /**
     * @param dataDirectory created when absent
     * @param port TCP port, 0 for a free one
     * @param durable whether an acknowledged commit survives a power cut; false is only for tests
     * @param binaries where the server's programs are unpacked, shared between servers
     * @param password the superuser's; given when the data directory is made, the same ever after
     */
    public record Options(
            Path dataDirectory, int port, boolean durable, Path binaries, String password) {

        public Options(Path dataDirectory, int port, boolean durable) {
            this(dataDirectory, port, durable, PostgresBinaries.defaultDirectory(), SUPERUSER);
        }
    }

    private PostgresServer(Options options, Process process) {
        this.options = options;
        this.process = process;
        this.stopAtExit = new Thread(this::end, "stop-postgres");
        Runtime.getRuntime().addShutdownHook(stopAtExit);
    }

    /**
     * Starts the server, creating its data directory the first time, and returns when it answers.
     *
     * @throws IllegalStateException when it does not come up; the message holds the end of its log
     */
    public static PostgresServer start(Options options) {
        int port = options.port() == 0 ? freePort() : options.port();
        var fixed =
                new Options(
                        options.dataDirectory().toAbsolutePath().normalize(),
                        port,
                        options.durable(),
                        options.binaries(),
                        options.password());
        return new PostgresServer(fixed, new PostgresLaunch(fixed).run());
    }

    /**
     * The options it runs with, the port resolved: starting with them again resumes this server.
     */
    public Options options() {
        return options;
    }

    public int port() {
        return options.port();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the server process has ended for whatever reason. */
    public CompletableFuture<PostgresServer> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** JDBC URL of a database of this server, without credentials. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Unpooled connections to a database of this server. */
    public DataSource dataSource(String database, String user, String password) {
        return DataSources.of(url(database), user, password);
    }

    /** Creates the roles and the databases {@code eventlog} and {@code readmodel}; idempotent. */
    public void bootstrap(RolePasswords passwords) {
        bootstrap(url("postgres"), options.password(), passwords);
    }

    /** As {@link #bootstrap(RolePasswords)}, on any server, given its superuser's password. */
    public static void bootstrap(String url, String superuserPassword, RolePasswords passwords) {
        new PostgresBootstrap(DataSources.of(url, SUPERUSER, superuserPassword), passwords).run();
    }

    /** Bootstraps with the passwords of the local system. */
    public void bootstrap() {
        bootstrap(RolePasswords.LOCAL);
    }

    /**
     * Leaves it running when this JVM ends in order: for a caller that has other processes to stop
     * first.
     */
    public PostgresServer stoppedByCaller() {
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        return this;
    }

    /** Stops it in order: open transactions are rolled back, all commits are kept. */
    public void stop() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself found nothing left to do.
        }
    }

    /**
     * {@code kill -9} of the server and of the processes of its connections, as a crash of the
     * machine would; returns when the server is gone and nothing of it answers. Left alone, a
     * connection's process outlives the server for a moment and may still commit in it.
     */
    public void kill() {
        List<ProcessHandle> connections = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        connections.forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops the server and deletes its data. */
    public void delete() {
        stop();
        try (var files = Files.walk(options.dataDirectory())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try {
            return FreePort.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        PostgresLaunch.stop(process.toHandle(), Duration.ofSeconds(30));
    }
}
