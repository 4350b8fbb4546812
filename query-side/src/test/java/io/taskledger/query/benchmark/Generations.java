package io.taskledger.query.benchmark;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Rebuilding;

import java.time.Duration;
import java.util.List;

/** Brings projections to the head of a long log by rebuilds: faster than following it. */
final class Generations {

    private static final Duration LONG = Duration.ofMinutes(30);

    private Generations() {}

    static void beginAtTheHead(Client admin, long events) {
        for (String projection : List.of("workspace", "history")) {
            Rebuilding.begin(admin, projection).await(LONG, "READY").does("promote");
            String path = "/api/admin/projections/" + projection;
            if (admin.get(path).json().path("position").asLong() < events) {
                throw new IllegalStateException(projection + " is not at the head");
            }
        }
    }
}
