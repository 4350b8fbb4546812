package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient.Host;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient.HostSelector;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes turns among the ready instances. If none says that it is ready, among all of them: what
 * still runs answers in its own words, as behind the load balancer in production.
 */
final class RoundRobin implements HostSelector {

    private final List<Upstream> upstreams;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param upstreams in the order in which the hosts were added to the proxy client
     */
    RoundRobin(List<Upstream> upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public int selectHost(Host[] hosts) {
        int first = Math.floorMod(turn.getAndIncrement(), hosts.length);
        for (int i = 0; i < hosts.length; i++) {
            int candidate = (first + i) % hosts.length;
            if (upstreams.get(candidate).isReady() && hosts[candidate].isAvailable()) {
                return candidate;
            }
        }
        return first;
    }

    @Override
    public int selectHost(Host[] hosts, HttpServerExchange exchange) {
        return selectHost(hosts);
    }
}
