package io.taskledger.local.system;

import io.taskledger.local.process.Part;
import io.taskledger.local.process.Running;
import io.taskledger.servers.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL, durable, always on the same data. */
final class PostgresPart implements Part {

    private final PostgresServer.Options options;
    private final Path log;

    PostgresPart(Layout layout, int port, Secrets secrets) {
        options =
                new PostgresServer.Options(
                        layout.postgresData(), port, true, layout.programs(), secrets.superuser());
        log = layout.log(name());
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Running start() throws IOException {
        PostgresServer server = PostgresServer.start(options).stoppedByCaller();
        Files.deleteIfExists(log);
        Files.createSymbolicLink(log, Path.of("../postgres/server.log"));
        return new Running() {
            @Override
            public long pid() {
                return server.pid();
            }

            @Override
            public CompletableFuture<String> onExit() {
                return server.onExit().thenApply(ended -> "see " + log);
            }

            @Override
            public void stop() {
                server.stop();
            }
        };
    }

    /** The start returned when it answered. */
    @Override
    public boolean isReady() {
        return true;
    }
}
