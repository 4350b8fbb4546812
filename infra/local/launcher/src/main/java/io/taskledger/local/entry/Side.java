package io.taskledger.local.entry;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Methods;

import java.net.URI;
import java.util.List;

/**
 * All instances of one service behind one handler. A connection that cannot be made is tried on
 * another instance whatever the method, since nothing was sent; one that breaks before the answer
 * only for requests that change nothing.
 */
final class Side {

    private static final int CONNECTIONS_PER_IO_THREAD = 4_000;
    private static final int IDLE_CONNECTIONS_KEPT = 16;
    // Below the 60 s after which the services close an idle connection.
    private static final int IDLE_MILLIS = 30_000;
    private static final int PROBLEM_RETRY_SECONDS = 1;

    private final List<Upstream> upstreams;
    private final HttpHandler handler;

    Side(List<URI> addresses) {
        upstreams = addresses.stream().map(Upstream::new).toList();
        LoadBalancingProxyClient client =
                new LoadBalancingProxyClient(
                        UndertowClient.getInstance(), null, new RoundRobin(upstreams));
        handler = proxy(client);
    }

    private HttpHandler proxy(LoadBalancingProxyClient client) {
        client.setConnectionsPerThread(CONNECTIONS_PER_IO_THREAD)
                .setSoftMaxConnectionsPerThread(IDLE_CONNECTIONS_KEPT)
                .setTtl(IDLE_MILLIS)
                .setProblemServerRetry(PROBLEM_RETRY_SECONDS);
        upstreams.forEach(upstream -> client.addHost(upstream.address()));
        return ProxyHandler.builder()
                .setProxyClient(client)
                .setMaxConnectionRetries(upstreams.size() + 1)
                .setIdempotentRequestPredicate(Side::changesNothing)
                .setReuseXForwarded(false)
                .setNext(Problems::notFound)
                .build();
    }

    HttpHandler handler() {
        return handler;
    }

    void watch() {
        upstreams.forEach(Upstream::watch);
    }

    boolean isReady() {
        return upstreams.stream().anyMatch(Upstream::isReady);
    }

    private static boolean changesNothing(HttpServerExchange exchange) {
        var method = exchange.getRequestMethod();
        return method.equals(Methods.GET)
                || method.equals(Methods.HEAD)
                || method.equals(Methods.OPTIONS);
    }
}
