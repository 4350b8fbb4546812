package io.taskledger.local.system;

import io.taskledger.local.process.Part;
import io.taskledger.local.process.Running;
import io.taskledger.servers.RedisServer;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Redis; empty after each start. */
final class RedisPart implements Part {

    private final Layout layout;
    private final int port;

    RedisPart(Layout layout, int port) {
        this.layout = layout;
        this.port = port;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Running start() throws IOException {
        RedisServer server = RedisServer.start(layout.programs(), layout.log(name()), port);
        return new Running() {
            @Override
            public long pid() {
                return server.pid();
            }

            @Override
            public CompletableFuture<String> onExit() {
                return server.onExit().thenApply(ended -> "see " + layout.log(name()));
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
