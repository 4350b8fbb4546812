package io.taskledger.local.entry;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import java.util.List;

/**
 * Takes out of a request the known headers of a single connection (RFC 9110, section 7.6.1), and
 * what only a proxy may claim. Others that {@code Connection} names are passed on, where the RFC
 * has them dropped: a client does not choose which headers an instance sees, {@code Content-Length}
 * among them. What says where the request came from ({@code X-Forwarded-For} and its kin) the proxy
 * sets anew afterwards.
 */
final class ForwardedHeaders implements HttpHandler {

    private static final List<HttpString> NOT_FORWARDED =
            List.of(
                    Headers.CONNECTION,
                    Headers.UPGRADE,
                    Headers.EXPECT,
                    Headers.TE,
                    Headers.TRAILER,
                    new HttpString("HTTP2-Settings"),
                    new HttpString("Keep-Alive"),
                    new HttpString("Proxy-Connection"),
                    new HttpString("Proxy-Authorization"),
                    new HttpString("Forwarded"),
                    new HttpString("X-Forwarded-Host"),
                    new HttpString("X-Forwarded-Prefix"),
                    new HttpString("X-Forwarded-Server"));

    private final HttpHandler next;

    ForwardedHeaders(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HeaderMap headers = exchange.getRequestHeaders();
        NOT_FORWARDED.forEach(headers::remove);
        next.handleRequest(exchange);
    }
}
