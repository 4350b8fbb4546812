package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The steps from a directory to a server process that answers. */
final class PostgresLaunch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresServer.Options options;
    private final Path data;
    private final Path log;
    private final Path programs;
    private final Unprivileged unprivileged;

    PostgresLaunch(PostgresServer.Options options) {
        this(options, Unprivileged.detect());
    }

    PostgresLaunch(PostgresServer.Options options, Unprivileged unprivileged) {
        this.options = options;
        this.data = options.dataDirectory();
        this.log = data.resolve("server.log");
        this.programs = PostgresBinaries.unpackTo(options.binaries()).resolve("bin");
        this.unprivileged = unprivileged;
    }

    Process run() {
        try {
            Files.createDirectories(data);
            stopLeftover();
            unprivileged.requireReach(programs.resolve("postgres"));
            if (Files.notExists(data.resolve("PG_VERSION"))) {
                initialise();
            }
            unprivileged.own(data);
            Instant deadline = Instant.now().plus(PATIENCE);
            while (true) {
                Process process = launch();
                if (answers(process, deadline)) {
                    return process;
                }
                process.destroyForcibly().onExit().join();
                // Backends of a killed server hold its shared memory until they notice.
                if (!logEnd().contains("shared memory") || Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("PostgreSQL did not start: " + logEnd());
                }
                pause();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL in " + data, e);
        }
    }

    private void initialise() throws IOException {
        Path password = Files.createTempFile("taskledger", ".password");
        Files.writeString(password, options.password());
        unprivileged.own(data);
        unprivileged.own(password);
        try {
            var command =
                    unprivileged.command(
                            programs.resolve("initdb"),
                            "--pgdata=" + data,
                            "--username=" + PostgresServer.SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            options.durable() ? "--data-checksums" : "--no-sync");
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("initdb failed: " + output);
            }
        } finally {
            Files.delete(password);
        }
    }

    private Process launch() throws IOException {
        String durable = options.durable() ? "on" : "off";
        var command =
                unprivileged.command(
                        programs.resolve("postgres"),
                        "-D",
                        data,
                        "-p",
                        options.port(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=400",
                        "-c",
                        "timezone=UTC",
                        // Statements may be logged, what people wrote may not.
                        "-c",
                        "log_parameter_max_length=0",
                        "-c",
                        "log_parameter_max_length_on_error=0",
                        "-c",
                        "log_error_verbosity=terse",
                        "-c",
                        "fsync=" + durable,
                        "-c",
                        "full_page_writes=" + durable,
                        "-c",
                        "synchronous_commit=" + durable);
        return new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private boolean answers(Process process, Instant deadline) {
        String url = "jdbc:postgresql://127.0.0.1:" + options.port() + "/postgres";
        String user = PostgresServer.SUPERUSER;
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try (var connection = DataSources.of(url, user, options.password()).getConnection()) {
                if (connection.isValid(5)) {
                    return process.isAlive();
                }
            } catch (SQLException notYet) {
                pause();
            }
        }
        return false;
    }

    private void stopLeftover() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> leftover =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::serves);
        leftover.ifPresent(process -> stop(process, Duration.ofSeconds(30)));
    }

    /** After a reboot the number may be another program's, even another PostgreSQL's. */
    private boolean serves(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres")
                && List.of(process.info().arguments().orElse(new String[0]))
                        .contains(data.toString());
    }

    /** Asks for PostgreSQL's fast shutdown; after the patience it is killed. */
    static void stop(ProcessHandle process, Duration patience) {
        if (!process.isAlive()) {
            return;
        }
        try {
            // The JVM can send only SIGTERM, which would wait for all clients to leave.
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().onExit().join();
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Cannot stop PostgreSQL", e);
        }
    }

    private String logEnd() throws IOException {
        if (Files.notExists(log)) {
            return "no log";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL starts", e);
        }
    }
}
