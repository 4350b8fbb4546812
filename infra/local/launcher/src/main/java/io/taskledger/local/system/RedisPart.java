package io.taskledger.local.system;

import io.taskledger.local.process.Part;
import io.taskledger.local.process.Running;
import io.taskledger.servers.RedisAccounts;
import io.taskledger.servers.RedisServer;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Redis for those who have its passwords; empty after each start. */
final class RedisPart implements Part {

    private final Layout layout;
    private final int port;
    private final RedisAccounts accounts;

    RedisPart(Layout layout, int port, Secrets secrets) {
        this.layout = layout;
        this.port = port;
        this.accounts = secrets.redis();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Running start() throws IOException {
        RedisServer server =
                RedisServer.start(layout.programs(), layout.log(name()), port, accounts);
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
