package io.taskledger.local.entry;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Something of which there is so much in all, and so much for each client address. */
final class Shares {

    enum Grant {
        TAKEN,
        /** This address has its share already. */
        SHARE_USED_UP,
        /** All together have all there is. */
        ALL_USED_UP
    }

    private final int inAll;
    private final int each;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Integer> takenBy = new ConcurrentHashMap<>();

    Shares(int inAll, int each) {
        this.inAll = inAll;
        this.each = each;
    }

    Grant take(InetAddress address, int amount) {
        if (takenBy.merge(address, amount, Integer::sum) > each) {
            giveBackOf(address, amount);
            return Grant.SHARE_USED_UP;
        }
        if (taken.addAndGet(amount) > inAll) {
            giveBack(address, amount);
            return Grant.ALL_USED_UP;
        }
        return Grant.TAKEN;
    }

    /**
     * @param amount as much as was taken, or a part of it
     */
    void giveBack(InetAddress address, int amount) {
        taken.addAndGet(-amount);
        giveBackOf(address, amount);
    }

    private void giveBackOf(InetAddress address, int amount) {
        takenBy.computeIfPresent(
                address, (key, before) -> before == amount ? null : before - amount);
    }

    int taken() {
        return taken.get();
    }
}
