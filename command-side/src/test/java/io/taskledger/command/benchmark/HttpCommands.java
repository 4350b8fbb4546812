package io.taskledger.command.benchmark;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.TestSystem;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.RedisServer;
import io.taskledger.servers.TestIssuer;

import org.springframework.context.ConfigurableApplicationContext;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The whole service, with tokens and rate limits, over kept-alive connections of this machine. */
final class HttpCommands implements AutoCloseable {

    private final RedisServer redis;
    private final ConfigurableApplicationContext service;
    private final byte[] request;
    private final int port;

    HttpCommands(PostgresServer server, Path directory) throws IOException {
        redis = RedisServer.start(directory.resolve("redis"), 0);
        service =
                TestSystem.with(
                                Map.of(
                                        "taskledger.eventlog.url", server.url("eventlog"),
                                        "spring.data.redis.url", redis.url(),
                                        "taskledger.rate-limit.enabled", "true",
                                        "taskledger.rate-limit.requests-per-second", "1000000",
                                        "taskledger.rate-limit.burst", "1000000"))
                        .start();
        port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String project = Api.as("alice", service.getEnvironment()).project("Benchmark");
        String body = "{\"title\":\"A task as any other\"}";
        request =
                ("POST %s/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                                        .formatted(project, TestIssuer.shared().token("alice"))
                                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                        .formatted(body.length(), body))
                        .getBytes(StandardCharsets.US_ASCII);
    }

    double run(int connections) throws InterruptedException {
        return Callers.run(connections, i -> new Connection());
    }

    @Override
    public void close() {
        service.close();
        redis.stop();
    }

    private final class Connection implements Callers.AutoCloseableRunnable {

        private final Socket socket;
        private final InputStream in;

        Connection() {
            try {
                socket = new Socket("127.0.0.1", port);
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void run() {
            try {
                socket.getOutputStream().write(request);
                String status = line();
                if (!status.contains(" 201")) {
                    throw new IllegalStateException("refused: " + status);
                }
                int length = 0;
                boolean chunked = false;
                for (String header = line(); !header.isEmpty(); header = line()) {
                    String lower = header.toLowerCase(java.util.Locale.ROOT);
                    if (lower.startsWith("content-length:")) {
                        length = Integer.parseInt(lower.substring(15).strip());
                    }
                    chunked |= lower.startsWith("transfer-encoding:");
                }
                if (chunked) {
                    for (int size = chunk(); size > 0; size = chunk()) {
                        in.skipNBytes(size + 2L);
                    }
                    line();
                } else {
                    in.skipNBytes(length);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line(), 16);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
