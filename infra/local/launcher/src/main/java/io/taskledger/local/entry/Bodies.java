package io.taskledger.local.entry;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/**
 * Passes a request on once it is here in full, so that a client that sends half of one takes
 * nothing of an instance. What is larger than allowed, too slow, or more than the client's share is
 * refused, and nobody waits for the body of a request that bears no token.
 */
final class Bodies {

    private final EntryLimits limits;
    private final Arriving arriving;
    private final Shares held;

    Bodies(EntryLimits limits) {
        this.limits = limits;
        this.arriving = new Arriving(limits);
        this.held = new Shares(limits.heldBytes(), limits.heldBytesPerAddress());
    }

    EntryLimits limits() {
        return limits;
    }

    Arriving arriving() {
        return arriving;
    }

    /** Bytes of memory for bodies. */
    Shares held() {
        return held;
    }

    /**
     * @param next is handed the request when all of it is here
     */
    void complete(HttpServerExchange exchange, HttpHandler next) throws Exception {
        if (exchange.getRequestContentLength() > limits.bodyBytes()) {
            Problems.send(exchange, Refusal.PAYLOAD_TOO_LARGE);
        } else if (exchange.isRequestComplete()) {
            next.handleRequest(exchange);
        } else {
            new Body(exchange, this, next).begin();
        }
    }

    static boolean isOfStranger(HttpServerExchange exchange) {
        return !exchange.getRequestHeaders().contains(Headers.AUTHORIZATION);
    }
}
