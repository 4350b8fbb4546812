package io.taskledger.system;

import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Sends requests as an account, or as nobody. */
record Callers(LocalSystem system) {

    /**
     * @param account null for nobody
     */
    Reply send(String account, Request request) throws IOException {
        String path = request.target();
        // What is not of the API is not routed to from outside.
        URI server = path.startsWith("/api/") ? system.baseUrl() : system.instance("query-side");
        return Wire.send(server, signed(account, request));
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
