package io.taskledger.eventlog.tail;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last positions of the log, shared by all streams. Written by one thread. */
final class RecentSlots {

    private final AtomicReferenceArray<@Nullable Slot> ring;

    RecentSlots(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    void put(Slot slot) {
        ring.set(index(slot.position()), slot);
    }

    /** Null when it is no longer, or was never, held here. */
    @Nullable Slot get(long position) {
        Slot slot = ring.get(index(position));
        return slot != null && slot.position() == position ? slot : null;
    }

    void clear() {
        for (int i = 0; i < ring.length(); i++) {
            ring.set(i, null);
        }
    }

    private int index(long position) {
        return (int) (position % ring.length());
    }
}
