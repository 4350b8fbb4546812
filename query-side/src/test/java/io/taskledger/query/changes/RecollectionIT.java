package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.changes.Recollection.Recalled;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

@Timeout(60)
@SharesTheWorld
class RecollectionIT {

    private static final int EVENTS = 1_000;

    private final Team team = new Team(World.sharedLedger());
    private final LogReader log = World.sharedLedger().reader();

    @Test
    void readsFromTheEndBackForAsLongAsThereIsTime() {
        LogMark end = log.markAt(team.happens(renames()));

        Recalled all = recollection(Duration.ofSeconds(3), () -> 0).upTo(end, EVENTS);
        assertLast(all, EVENTS, end);
        Recalled some = recollection(Duration.ofSeconds(3), secondsLater()).upTo(end, EVENTS);
        assertLast(some, 400, end);
        Recalled none = recollection(Duration.ZERO, () -> 0).upTo(end, EVENTS);
        assertLast(none, 0, end);
    }

    private void assertLast(Recalled recalled, int count, LogMark end) {
        assertThat(recalled.floor()).isEqualTo(log.markAt(end.position() - count));
        assertThat(recalled.changes())
                .extracting(Change::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(end.position() - count + 1, end.position())
                                .boxed()
                                .toList());
    }

    private Recollection recollection(Duration patience, LongSupplier nanos) {
        return new Recollection(log, patience, nanos);
    }

    /** Each look at the clock takes a second. */
    private static LongSupplier secondsLater() {
        AtomicLong clock = new AtomicLong();
        return () -> clock.addAndGet(1_000_000_000);
    }

    private LedgerEvent[] renames() {
        UUID task = UUID.randomUUID();
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> new TaskRenamed(task, team.project, "" + i, "" + (i + 1)))
                .toArray(LedgerEvent[]::new);
    }
}
