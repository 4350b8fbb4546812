package io.taskledger.eventlog.tail;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last positions of the log, shared by all streams: fewer of them where events are large.
 * Written by one thread.
 */
final class RecentSlots {

    private final AtomicReferenceArray<@Nullable Slot> ring;
    private final long room;
    private long oldest;
    private long taken;

    /**
     * @param capacity most positions
     * @param room most characters of all that is held, but for one slot
     */
    RecentSlots(int capacity, long room) {
        ring = new AtomicReferenceArray<>(capacity);
        this.room = room;
    }

    void put(Slot slot) {
        drop(index(slot.position()));
        oldest = Math.max(oldest, slot.position() - ring.length() + 1);
        while (taken > 0 && taken + slot.size() > room) {
            drop(index(oldest++));
        }
        ring.set(index(slot.position()), slot);
        taken += slot.size();
    }

    /** Null when it is no longer, or was never, held here. */
    @Nullable Slot get(long position) {
        Slot slot = ring.get(index(position));
        return slot != null && slot.position() == position ? slot : null;
    }

    void clear() {
        for (int i = 0; i < ring.length(); i++) {
            drop(i);
        }
        oldest = 0;
    }

    private void drop(int index) {
        Slot dropped = ring.getAndSet(index, null);
        if (dropped != null) {
            taken -= dropped.size();
        }
    }

    private int index(long position) {
        return (int) (position % ring.length());
    }
}
