package io.taskledger.local.entry;

import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets connections in, so many of each client and so many in all. When all places are taken, one
 * more takes the place of the oldest of whoever has the most, unless it comes from there itself:
 * however few hold all places, a newcomer gets in. Others are told why and closed before anything
 * is read from them.
 */
final class Door implements ChannelListener<StreamConnection> {

    private static final int MOST_BEING_TOLD = 256;
    private static final long FAREWELL_MILLIS = 500;

    private final int most;
    private final int mostOfAddress;
    private final ChannelListener<StreamConnection> next;
    private final Map<InetAddress, Set<StreamConnection>> open = new HashMap<>();
    private final Set<StreamConnection> beingTold = new HashSet<>();

    /**
     * @param next takes those that are let in
     */
    Door(EntryLimits limits, ChannelListener<StreamConnection> next) {
        this.most = limits.connections();
        this.mostOfAddress = limits.connectionsPerAddress();
        this.next = next;
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        InetSocketAddress peer = connection.getPeerAddress(InetSocketAddress.class);
        if (peer == null) {
            IoUtils.safeClose(connection);
            return;
        }
        Shares.Grant grant = admit(ClientNetwork.of(peer.getAddress()), connection);
        if (grant == Shares.Grant.TAKEN) {
            next.handleEvent(connection);
        } else {
            turnAway(connection, grant);
        }
    }

    /** Closed connections are counted out only here, when their places are needed. */
    private synchronized Shares.Grant admit(InetAddress client, StreamConnection connection) {
        Set<StreamConnection> own = open.computeIfAbsent(client, key -> new LinkedHashSet<>());
        if (own.size() >= mostOfAddress) {
            own.removeIf(each -> !each.isOpen());
        }
        if (own.size() >= mostOfAddress) {
            return Shares.Grant.SHARE_USED_UP;
        }
        if (all() >= most) {
            open.values().forEach(each -> each.removeIf(one -> !one.isOpen()));
            open.values().removeIf(each -> each.isEmpty() && each != own);
        }
        if (all() >= most && !makeRoom(own)) {
            return Shares.Grant.ALL_USED_UP;
        }
        own.add(connection);
        return Shares.Grant.TAKEN;
    }

    private boolean makeRoom(Set<StreamConnection> newcomers) {
        Set<StreamConnection> largest =
                open.values().stream().max(Comparator.comparingInt(Set::size)).orElseThrow();
        if (largest.size() <= newcomers.size()) {
            return false;
        }
        Iterator<StreamConnection> oldestFirst = largest.iterator();
        StreamConnection oldest = oldestFirst.next();
        oldestFirst.remove();
        oldest.getIoThread().execute(() -> IoUtils.safeClose(oldest));
        return true;
    }

    private int all() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    /** With half a second in which the client may read it. */
    private void turnAway(StreamConnection connection, Shares.Grant why) {
        if (!mayBeTold(connection)) {
            IoUtils.safeClose(connection);
            return;
        }
        try {
            connection.getSinkChannel().write(ByteBuffer.wrap(words(why)));
            connection.getSinkChannel().shutdownWrites();
            connection.getSinkChannel().flush();
        } catch (IOException gone) {
            IoUtils.safeClose(connection);
        }
        connection
                .getIoThread()
                .executeAfter(() -> close(connection), FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized boolean mayBeTold(StreamConnection connection) {
        return beingTold.size() < MOST_BEING_TOLD && beingTold.add(connection);
    }

    private synchronized void close(StreamConnection connection) {
        beingTold.remove(connection);
        IoUtils.safeClose(connection);
    }

    private static byte[] words(Shares.Grant why) {
        Refusal refusal = Refusal.of(why);
        String body = refusal.problem();
        return ("HTTP/1.1 %d %s\r\n"
                        + "Content-Type: application/problem+json\r\n"
                        + "Content-Length: %d\r\n"
                        + "Cache-Control: no-store\r\n"
                        + "Retry-After: 1\r\n"
                        + "Connection: close\r\n\r\n"
                        + "%s")
                .formatted(refusal.status(), refusal.title(), body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
