package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A real Redis as a child process on 127.0.0.1. It is a cache: nothing is written to disk, memory
 * is bounded and the least recently used keys go first.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
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
        Path binary = RedisBinary.in(directory);
        int chosen = port == 0 ? FreePort.find() : port;
        Path log = logFile.toAbsolutePath();
        Process process =
                new ProcessBuilder(command(binary, chosen))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        RedisServer server = new RedisServer(process, chosen);
        if (!RedisPing.answersWithin(START_LIMIT, chosen, process)) {
            process.destroyForcibly();
            throw new IOException(
                    "Redis did not start on port "
                            + chosen
                            + ": "
                            + Files.readString(log).strip().lines().reduce("", (a, b) -> b));
        }
        return server;
    }

    private static List<String> command(Path binary, int port) {
        return List.of(
                binary.toString(),
                "--port",
                Integer.toString(port),
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
    }

    public int port() {
        return port;
    }

    /** For {@code spring.data.redis.url}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
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
