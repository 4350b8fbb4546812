package io.taskledger.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A real Redis as a child process on 127.0.0.1. It is a cache: nothing is written to disk, memory
 * is bounded and the least recently used keys go first. Never as root: as root it is started under
 * an account without privileges, or at least without root's capabilities.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private static final List<String> AS_A_CACHE =
            List.of(
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--maxmemory",
                    "256mb",
                    "--maxmemory-policy",
                    "allkeys-lru");

    private final Process process;
    private final int port;
    private final @Nullable RedisAccounts accounts;

    private RedisServer(Process process, int port, @Nullable RedisAccounts accounts) {
        this.process = process;
        this.port = port;
        this.accounts = accounts;
    }

    /**
     * Starts a server and returns once it answers. Its log is {@code redis.log} in the directory.
     *
     * @param directory holds the binary; made if absent
     * @param port 0 picks a free one
     * @throws IOException if it does not answer within 10 s; the message ends with its last words
     */
    public static RedisServer start(Path directory, int port) throws IOException {
        return start(directory, directory.resolve("redis.log"), port);
    }

    /** As {@link #start(Path, int)}, with a log elsewhere, which is appended to. */
    public static RedisServer start(Path directory, Path logFile, int port) throws IOException {
        return start(directory, logFile, port, null);
    }

    /**
     * As {@link #start(Path, Path, int)}.
     *
     * @param accounts that alone may use it; null: anybody on this machine may do anything
     */
    public static RedisServer start(
            Path directory, Path logFile, int port, @Nullable RedisAccounts accounts)
            throws IOException {
        int chosen = port == 0 ? FreePort.find() : port;
        List<String> options = new ArrayList<>(List.of("--port", Integer.toString(chosen)));
        if (accounts != null) {
            options.addAll(accounts.options());
        }
        RedisServer server = launch(directory, logFile, chosen, options, accounts);
        if (!RedisPing.answersWithin(START_LIMIT, chosen, server.process)) {
            throw server.failed(logFile);
        }
        return server;
    }

    /**
     * One that talks TLS only and asks for a password, as a managed cache does.
     *
     * @param certificate its own, in PEM
     * @param key that goes with it, in PEM
     * @throws IOException as of {@link #start(Path, int)}
     */
    public static RedisServer startWithTls(
            Path directory, Path certificate, Path key, String password) throws IOException {
        int port = FreePort.find();
        Path log = directory.resolve("redis.log");
        RedisServer server =
                launch(
                        directory,
                        log,
                        port,
                        List.of(
                                "--port",
                                "0",
                                "--tls-port",
                                Integer.toString(port),
                                "--tls-cert-file",
                                certificate.toString(),
                                "--tls-key-file",
                                key.toString(),
                                "--tls-auth-clients",
                                "no",
                                "--requirepass",
                                password),
                        null);
        if (!RedisPing.listensWithin(START_LIMIT, port, server.process)) {
            throw server.failed(log);
        }
        return server;
    }

    private IOException failed(Path log) throws IOException {
        process.destroyForcibly();
        return new IOException(
                "Redis did not start on port "
                        + port
                        + ": "
                        + Files.readString(log).strip().lines().reduce("", (a, b) -> b));
    }

    private static RedisServer launch(
            Path directory,
            Path logFile,
            int port,
            List<String> listening,
            @Nullable RedisAccounts accounts)
            throws IOException {
        Path binary = RedisBinary.in(directory);
        Path log = logFile.toAbsolutePath();
        List<String> command = Unprivileged.reaching(binary).command(binary);
        command.addAll(listening);
        command.addAll(AS_A_CACHE);
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new RedisServer(process, port, accounts);
    }

    public int port() {
        return port;
    }

    /** For {@code spring.data.redis.url}. */
    public String url() {
        return accounts == null ? "redis://127.0.0.1:" + port : accounts.serviceUrl(port);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Stops in an orderly way, by force after 5 s; returns when the process has ended. */
    public void stop() {
        process.destroy();
        if (!ended()) {
            kill();
        }
    }

    /** As {@code kill -9}; returns when the process has ended. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets the process hang (connections stay open, nothing is answered) until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    /** Ends {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        stop();
    }

    private boolean ended() {
        try {
            return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
