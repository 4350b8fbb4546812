package io.taskledger.local.entry;

import io.undertow.client.UndertowClient;
import io.undertow.server.handlers.proxy.ConnectionPoolErrorHandler.SimpleConnectionPoolErrorHandler;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;

import org.xnio.OptionMap;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One instance of a service: its connections, and the requests it has not answered in full. */
final class Upstream {

    private static final int IDLE_CONNECTIONS_KEPT = 64;
    // Below the 60 s after which the services close an idle connection.
    private static final int IDLE_MILLIS = 30_000;

    private final Health health;
    private final int mostRequests;
    private final Shares places;
    private final ProxyConnectionPool connections;
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();

    /**
     * @param probe answers 200 when the instance is ready
     */
    Upstream(URI address, URI probe, int mostRequests) {
        this.mostRequests = mostRequests;
        this.places = new Shares(mostRequests, mostRequests);
        this.health = new Health(probe, this::heardNothing);
        connections =
                new ProxyConnectionPool(
                        new Pooling(), address, UndertowClient.getInstance(), OptionMap.EMPTY);
    }

    Health health() {
        return health;
    }

    ProxyConnectionPool connections() {
        return connections;
    }

    /** A place for an attempt that begins now, which gives it back. */
    Shares.Grant takePlace(InetAddress client) {
        return places.take(client, 1);
    }

    void begun(Attempt attempt) {
        attempts.add(attempt);
    }

    void ended(Attempt attempt) {
        if (attempts.remove(attempt)) {
            places.giveBack(attempt.client(), 1);
        }
    }

    private void heardNothing(Health.Silence silence) {
        attempts.forEach(attempt -> attempt.heardNothing(silence));
    }

    /** Per I/O thread. Whether an instance can be reached is for {@link Health} to say. */
    private final class Pooling extends SimpleConnectionPoolErrorHandler
            implements ConnectionPoolManager {

        @Override
        public int getMaxConnections() {
            return mostRequests;
        }

        @Override
        public int getMaxCachedConnections() {
            return IDLE_CONNECTIONS_KEPT;
        }

        /** None are kept beyond their time: an instance may close them under a command. */
        @Override
        public int getSMaxConnections() {
            return 0;
        }

        @Override
        public long getTtl() {
            return IDLE_MILLIS;
        }

        @Override
        public int getMaxQueueSize() {
            return 0;
        }

        @Override
        public int getProblemServerRetry() {
            return 0;
        }
    }
}
