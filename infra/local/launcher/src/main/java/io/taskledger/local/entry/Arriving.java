package io.taskledger.local.entry;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Bodies that have begun to arrive and not ended: so many of a client and so many in all. One more
 * takes the place of the oldest: honest ones are here within a moment, so those that are held open
 * make room for them.
 */
final class Arriving {

    private final int most;
    private final int mostOfAddress;
    private final Map<InetAddress, Set<Body>> bodies = new HashMap<>();
    private int all;

    Arriving(EntryLimits limits) {
        this.most = limits.bodies();
        this.mostOfAddress = limits.bodiesPerAddress();
    }

    synchronized void enter(InetAddress client, Body body) {
        Set<Body> own = bodies.computeIfAbsent(client, key -> new LinkedHashSet<>());
        if (own.size() >= mostOfAddress) {
            oldestGoes(client, own, Refusal.TOO_MUCH_AT_ONCE);
        } else if (all >= most) {
            Map.Entry<InetAddress, Set<Body>> largest =
                    bodies.entrySet().stream()
                            .max(Comparator.comparingInt(each -> each.getValue().size()))
                            .orElseThrow();
            oldestGoes(largest.getKey(), largest.getValue(), Refusal.UNAVAILABLE);
        }
        bodies.computeIfAbsent(client, key -> new LinkedHashSet<>()).add(body);
        all++;
    }

    private void oldestGoes(InetAddress client, Set<Body> from, Refusal why) {
        Body oldest = from.iterator().next();
        leave(client, oldest);
        oldest.makeRoom(why);
    }

    synchronized void leave(InetAddress client, Body body) {
        Set<Body> own = bodies.get(client);
        if (own != null && own.remove(body)) {
            all--;
            if (own.isEmpty()) {
                bodies.remove(client);
            }
        }
    }
}
