package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.LogMark;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

class ChangeBufferTest {

    private static final int CAPACITY = 3;

    private final ChangeBuffer changes = new ChangeBuffer(CAPACITY);

    @Test
    void aPlaceIsAfterTheEventThatWasSeenAndAfterNoOther() {
        add(1, 2, 4);
        assertThat(positionsAfter(LogMark.of(2, 1))).containsExactly(4L);
        assertThat(positionsAfter(LogMark.position(2))).containsExactly(4L);
        assertThat(positionsAfter(LogMark.of(3, 7))).as("nothing to hear").containsExactly(4L);
        assertThat(changes.placeAfter(LogMark.of(2, 7))).isEqualTo(ChangeBuffer.LOST);
        assertThat(changes.placeAfter(LogMark.of(4, 7))).isEqualTo(ChangeBuffer.LOST);
        assertThat(changes.placeAfter(LogMark.of(5, 1))).isEqualTo(ChangeBuffer.LOST);
    }

    @Test
    void whatIsBeforeTheOldestIsKnownByItsEventToo() {
        add(1, 2, 3, 4);
        assertThat(changes.floor()).isEqualTo(LogMark.of(1, 1));
        assertThat(positionsAfter(LogMark.of(1, 1))).containsExactly(2L, 3L, 4L);
        assertThat(changes.placeAfter(LogMark.of(1, 7))).isEqualTo(ChangeBuffer.LOST);
        assertThat(changes.placeAfter(LogMark.START)).isEqualTo(ChangeBuffer.LOST);
    }

    @Test
    void aPlaceThatIsOvertakenOrOfAnotherLogIsLostForGood() {
        ChangeBuffer.Start start = changes.end();
        add(1, 2, 3);
        assertThat(changes.from(start.place(), 10)).hasSize(CAPACITY);
        add(4);
        assertThat(changes.from(start.place(), 10)).isNull();

        ChangeBuffer.Start end = changes.end();
        changes.startAfter(LogMark.of(4, 1));
        assertThat(changes.from(end.place(), 10)).as("it goes on").isEmpty();
        changes.startAfter(LogMark.of(4, 7));
        assertThat(changes.from(end.place(), 10)).isNull();
        assertThat(changes.placeAfter(LogMark.of(4, 1))).isEqualTo(ChangeBuffer.LOST);
        add(5);
        assertThat(positionsAfter(LogMark.of(4, 7))).containsExactly(5L);
    }

    /** An upcaster makes nothing of the last event. */
    @Test
    void whoHasSeenWhatIsNoChangeHasMissedNothing() {
        add(1, 2);
        changes.pass(LogMark.of(3, 1));
        assertThat(positionsAfter(LogMark.of(3, 1))).isEmpty();
        assertThat(changes.placeAfter(LogMark.of(3, 7))).isEqualTo(ChangeBuffer.LOST);
        assertThat(changes.end().mark()).isEqualTo(LogMark.of(3, 1));
    }

    private List<Long> positionsAfter(LogMark seen) {
        List<Change> next = Objects.requireNonNull(changes.from(changes.placeAfter(seen), 10));
        return next.stream().map(Change::position).toList();
    }

    private void add(long... positions) {
        for (long position : positions) {
            changes.add(
                    new Change(
                            LogMark.of(position, 1),
                            Instant.EPOCH,
                            "ann",
                            "TaskTrashed",
                            "Task",
                            "id",
                            null,
                            position,
                            null,
                            null,
                            null,
                            Change.Audience.ADMINISTRATORS));
        }
    }
}
