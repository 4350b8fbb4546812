package io.taskledger.system;

import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sends requests as an account, or as nobody. */
record Callers(LocalSystem system) {

    private static final int MOST_TIMES = 50;
    private static final long SOON_NANOS = 100_000_000;

    /**
     * @param account null for nobody
     */
    Reply send(String account, Request request) throws IOException {
        String path = request.target();
        // What is not of the API is not routed to from outside.
        URI server = path.startsWith("/api/") ? system.baseUrl() : system.instance("query-side");
        Reply reply = Wire.send(server, signed(account, request));
        for (int again = 0; again < MOST_TIMES && isToComeBack(reply); again++) {
            LockSupport.parkNanos(SOON_NANOS);
            reply = Wire.send(server, signed(account, request));
        }
        return reply;
    }

    /** Many tests ask as the same person at once, and one person has a share of what is heavy. */
    private static boolean isToComeBack(Reply reply) {
        return reply.status() == 429 && reply.code().equals("too_much_at_once");
    }

    Request signed(String account, Request request) {
        if (account == null) {
            return request;
        }
        List<String> headers = new ArrayList<>(request.headers());
        headers.add("Authorization: Bearer " + system.token(account));
        return new Request(request.method(), request.target(), headers, request.body());
    }
}
