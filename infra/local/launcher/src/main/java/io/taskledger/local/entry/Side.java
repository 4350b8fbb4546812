package io.taskledger.local.entry;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.server.handlers.proxy.ProxyHandler;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * All instances of one service behind one handler. A connection that cannot be made is tried on
 * another instance whatever the method, since nothing was sent; one that breaks or falls silent
 * before the answer only for requests that change nothing.
 */
final class Side implements ProxyClient {

    private static final ProxyTarget WHOEVER_HAS_TIME = new ProxyTarget() {};

    private final List<Upstream> upstreams;
    private final EntryLimits limits;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpHandler handler;

    Side(List<EntrySettings.Instance> instances, EntryLimits limits) {
        this.limits = limits;
        upstreams =
                instances.stream()
                        .map(
                                each ->
                                        new Upstream(
                                                each.address(),
                                                each.probe(),
                                                limits.instanceRequests()))
                        .toList();
        handler =
                new ForwardedHeaders(
                        ProxyHandler.builder()
                                .setProxyClient(this)
                                .setMaxConnectionRetries(upstreams.size() + 1)
                                .setIdempotentRequestPredicate(Attempt::mayBeRepeated)
                                .setReuseXForwarded(false)
                                .build());
    }

    HttpHandler handler() {
        return handler;
    }

    void watch() {
        upstreams.forEach(upstream -> upstream.health().watch());
    }

    boolean isReady() {
        return upstreams.stream().anyMatch(upstream -> upstream.health().isReady());
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return WHOEVER_HAS_TIME;
    }

    @Override
    public void getConnection(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        Attempt.endLast(exchange);
        InetAddress client = ClientNetwork.of(exchange);
        Shares.Grant why = Shares.Grant.ALL_USED_UP;
        for (Upstream each : inOrder(exchange)) {
            Shares.Grant grant = each.takePlace(client);
            if (grant == Shares.Grant.TAKEN) {
                Attempt.begin(each, exchange, callback, limits);
                return;
            }
            why = grant;
        }
        Problems.noPlace(exchange, why);
        callback.couldNotResolveBackend(exchange);
    }

    /**
     * Takes turns among the ready instances, last the one that just failed this request. If none
     * says that it is ready, among all that say something: what still runs answers in its own
     * words, as behind the load balancer in production.
     */
    private List<Upstream> inOrder(HttpServerExchange exchange) {
        int first = Math.floorMod(turn.getAndIncrement(), upstreams.size());
        return IntStream.range(0, upstreams.size())
                .mapToObj(i -> upstreams.get((first + i) % upstreams.size()))
                .filter(each -> !each.health().isFrozen())
                .sorted(
                        Comparator.comparing((Upstream each) -> !each.health().isReady())
                                .thenComparing(each -> Attempt.isAt(each, exchange)))
                .toList();
    }
}
