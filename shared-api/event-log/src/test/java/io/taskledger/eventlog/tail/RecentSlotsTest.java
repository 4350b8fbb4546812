package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.read.EventDecoder;
import io.taskledger.eventlog.read.EventRow;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

class RecentSlotsTest {

    private static final EventDecoder DECODER = new EventDecoder(TestLog.SERIALIZER);

    private final RecentSlots slots = new RecentSlots(4, 100);

    @Test
    void holdsTheLastPositions() {
        put(1, 6, 1);
        assertThat(held(1, 6)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void holdsFewerWhereTheyAreLarge() {
        put(1, 6, 50);
        assertThat(held(1, 6)).containsExactly(5L, 6L);
        put(7, 7, 1_000);
        assertThat(held(1, 7)).containsExactly(7L);
        put(8, 12, 1);
        assertThat(held(1, 12)).containsExactly(9L, 10L, 11L, 12L);
    }

    @Test
    void goesOnBeyondAGapAndAfterwards() {
        put(1, 3, 30);
        put(1_000, 1_001, 30);
        assertThat(held(1_000, 1_001)).containsExactly(1_000L, 1_001L);
        slots.clear();
        assertThat(held(1, 1_001)).isEmpty();
        put(2, 4, 40);
        assertThat(held(1, 4)).containsExactly(3L, 4L);
    }

    private void put(long from, long to, int size) {
        LongStream.rangeClosed(from, to).forEach(position -> slots.put(slot(position, size)));
    }

    private List<Long> held(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .filter(position -> slots.get(position) != null)
                .boxed()
                .toList();
    }

    private static Slot slot(long position, int size) {
        return new Slot(
                new EventRow(
                        position,
                        "a",
                        position,
                        1,
                        "Account",
                        Instant.EPOCH,
                        "Opened",
                        "1",
                        "x".repeat(size),
                        ""),
                DECODER);
    }
}
