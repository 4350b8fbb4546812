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
            beginAtTheHead(admin, projection, events);
        }
    }

    static void beginAtTheHead(Client admin, String projection, long events) {
        Rebuilding.begin(admin, projection).await(LONG, "READY").does("promote");
        String path = "/api/admin/projections/" + projection;
        if (admin.get(path).json().path("position").asLong() < events) {
            throw new IllegalStateException(projection + " is not at the head");
        }
    }

    static void steer(Client admin, String projection, String verb) {
        var reply = admin.post("/api/admin/projections/" + projection + "/" + verb);
        if (reply.status() != 200) {
            throw new IllegalStateException(verb + ": " + reply);
        }
    }
}
