package io.taskledger.local.entry;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Something of which there is so much in all, and so much for each client. Beyond its first, a
 * client gets no more than it leaves to others: one alone half of all, the second then half of the
 * rest. So a few clients never use up what there is.
 */
final class Shares {

    enum Grant {
        TAKEN,
        /** This client has its share already. */
        SHARE_USED_UP,
        /** All together have all there is. */
        ALL_USED_UP
    }

    private final int inAll;
    private final int each;
    private final Map<InetAddress, Integer> takenBy = new HashMap<>();
    private int taken;

    Shares(int inAll, int each) {
        this.inAll = inAll;
        this.each = each;
    }

    /**
     * @param client as {@link ClientNetwork} knows it
     */
    synchronized Grant take(InetAddress client, int amount) {
        int before = takenBy.getOrDefault(client, 0);
        int own = before + amount;
        int left = inAll - taken - amount;
        if (own > each || (before > 0 && own > left)) {
            return Grant.SHARE_USED_UP;
        }
        if (left < 0) {
            return Grant.ALL_USED_UP;
        }
        takenBy.put(client, own);
        taken += amount;
        return Grant.TAKEN;
    }

    /**
     * @param amount as much as was taken, or a part of it
     */
    synchronized void giveBack(InetAddress client, int amount) {
        taken -= amount;
        takenBy.computeIfPresent(
                client, (key, before) -> before == amount ? null : before - amount);
    }

    synchronized int taken() {
        return taken;
    }
}
