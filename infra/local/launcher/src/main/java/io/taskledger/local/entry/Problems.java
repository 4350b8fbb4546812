package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** Answers of the entry point itself, as RFC 9457 problems with the codes of the REST contract. */
final class Problems {

    private static final String RETRY_AFTER_SECONDS = "1";

    private Problems() {}

    static void notFound(HttpServerExchange exchange) {
        send(exchange, 404, "not_found", "There is nothing here that you may see");
    }

    static void unavailable(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER_SECONDS);
        send(exchange, 503, "unavailable", "The service cannot answer right now");
    }

    /** A default response listener: words for a proxied request that no instance answered. */
    static boolean ofUnanswered(HttpServerExchange exchange) {
        if (exchange.isResponseStarted() || exchange.getStatusCode() < 500) {
            return false;
        }
        unavailable(exchange);
        return true;
    }

    private static void send(HttpServerExchange exchange, int status, String code, String title) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/problem+json")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender()
                .send(
                        """
                        {"type":"urn:taskledger:problem:%1$s","title":"%2$s","status":%3$d,"code":"%1$s"}\
                        """
                                .formatted(code, title, status));
    }
}
