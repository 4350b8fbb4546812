package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.LogMark;
import io.taskledger.platform.consistency.TokenWriter;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;

@Timeout(30)
class EventStreamTest {

    private static final UUID SEEN = UUID.randomUUID();
    private static final UUID HIDDEN = UUID.randomUUID();
    private static final int CAPACITY = 100;

    private final ChangeBuffer changes = new ChangeBuffer(CAPACITY);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private volatile boolean open = true;
    private long readModelAt;
    private @Nullable CompletableFuture<Void> stream;

    @AfterEach
    void end() {
        open = false;
        changes.add(change(1_000_000, SEEN));
        if (stream != null) {
            stream.join();
        }
    }

    @Test
    void tellsHowFarItIsWhileNothingHappensThatTheCallerMaySee() {
        follow(out, Duration.ofMillis(1), null);
        await().until(() -> ids().contains("tl2-0-00000000"));
        changes.add(change(1, HIDDEN));
        await().until(() -> ids().getLast().equals(id(1)));
        assertThat(text()).doesNotContain("data:").doesNotContain("event:");
    }

    @Test
    void aBurstThatTheCallerMayNotSeeCutsNothing() {
        follow(out, Duration.ofHours(1), null);
        await().until(() -> ids().size() == 1);
        for (int turn = 0; turn < 30; turn++) {
            long first = turn * CAPACITY;
            LongStream.rangeClosed(first + 1, first + CAPACITY)
                    .forEach(position -> changes.add(change(position, HIDDEN)));
        }
        changes.add(change(30 * CAPACITY + 1, SEEN));
        await().until(() -> ids().contains(id(30 * CAPACITY + 1)));
    }

    @Test
    void goesOnWhereTheClientWas() {
        LongStream.rangeClosed(1, 10).forEach(each -> changes.add(change(each, SEEN)));
        follow(out, Duration.ofHours(1), LogMark.of(7, 1));
        await().until(() -> ids().contains(id(10)));
        assertThat(ids()).containsExactly(id(7), id(8), id(9), id(10));
        assertThat(text()).doesNotContain("reset");
    }

    @Test
    void resetsWhoHasMissedTooMuchOrComesFromAnotherLog() {
        LongStream.rangeClosed(1, 3 * CAPACITY).forEach(each -> changes.add(change(each, SEEN)));
        for (LogMark seen :
                List.of(
                        LogMark.of(1, 1),
                        LogMark.of(3 * CAPACITY, 2),
                        LogMark.of(9_999_999, 1),
                        LogMark.position(9_999_999))) {
            out.reset();
            follow(out, Duration.ofHours(1), seen);
            await().until(() -> text().contains("event: reset"));
            assertThat(ids().getFirst()).isEqualTo(id(3 * CAPACITY));
            open = false;
            changes.add(change(3 * CAPACITY, HIDDEN));
            stream.join();
            open = true;
        }
    }

    @Test
    void resetsWhoeverFollowsWhenTheLogTurnsOutToBeAnother() {
        LongStream.rangeClosed(1, 10).forEach(each -> changes.add(change(each, SEEN)));
        follow(out, Duration.ofHours(1), null);
        await().until(() -> ids().contains(id(10)));
        changes.startAfter(LogMark.of(10, 77));
        await().until(() -> text().contains("event: reset"));
        changes.add(change(11, SEEN));
        await().until(() -> ids().getLast().equals(id(11)));
    }

    @Test
    void resetsAClientThatDoesNotKeepUpAndGoesOn() {
        Semaphore room = new Semaphore(1);
        follow(new Narrow(out, room), Duration.ofHours(1), null);
        await().until(() -> ids().size() == 1);
        LongStream.rangeClosed(1, 4 * CAPACITY).forEach(each -> changes.add(change(each, SEEN)));
        room.release(1_000_000);
        await().until(() -> text().contains("event: reset"));
        long next = 4 * CAPACITY + 1;
        changes.add(change(next, SEEN));
        await().until(() -> ids().getLast().equals(id(next)));
    }

    @Test
    void learnsWhoJoinedSinceTheStateThatItKnows() {
        changes.add(joined(1, HIDDEN, "ann"));
        changes.add(change(2, HIDDEN));
        follow(out, Duration.ofHours(1), null);
        await().until(() -> ids().size() == 1);
        changes.add(change(3, HIDDEN));
        await().until(() -> ids().contains(id(3)));
        assertThat(ids()).containsExactly(id(2), id(3));
    }

    @Test
    void tellsWhoComesBackOfARemovalThatTheReadModelHasByNow() {
        changes.add(change(1, HIDDEN));
        changes.add(left(2, HIDDEN, "ann"));
        changes.add(left(3, HIDDEN, "bob"));
        changes.add(change(4, SEEN));
        readModelAt = 4;
        follow(out, Duration.ofHours(1), LogMark.of(1, 1));
        await().until(() -> ids().contains(id(4)));
        assertThat(ids()).containsExactly(id(1), id(2), id(4));
    }

    private void follow(OutputStream to, Duration heartbeat, @Nullable LogMark seen) {
        EventStream events =
                new EventStream(
                        to,
                        new JsonMapper(),
                        new TokenWriter(() -> true),
                        changes,
                        position ->
                                new Sight(
                                        "ann",
                                        false,
                                        Set.of(SEEN),
                                        Math.max(position, readModelAt),
                                        (mine, who) -> false,
                                        () -> false),
                        Instant.now().plusSeconds(3_600),
                        heartbeat);
        stream =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                events.run(seen, () -> open);
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private List<String> ids() {
        return text().lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String id(long position) {
        LogMark mark = LogMark.of(position, 1);
        return new TokenWriter(() -> true)
                .eventId(
                        new io.taskledger.api.http.ConsistencyToken(
                                mark.position(), mark.fingerprint()));
    }

    private static Change change(long position, UUID project) {
        return change(position, project, null, null);
    }

    private static Change joined(long position, UUID project, String who) {
        return change(position, project, who, null);
    }

    private static Change left(long position, UUID project, String who) {
        return change(position, project, null, who);
    }

    private static Change change(
            long position, UUID project, @Nullable String joined, @Nullable String left) {
        return new Change(
                LogMark.of(position, 1),
                Instant.EPOCH,
                "ann",
                "TaskTrashed",
                "Task",
                "id",
                project,
                position,
                joined,
                left,
                null,
                Change.Audience.ACQUAINTANCES);
    }

    /** Takes nothing until there is room, as the connection of a client that does not read. */
    private static final class Narrow extends OutputStream {

        private final OutputStream behind;
        private final Semaphore room;

        private Narrow(OutputStream behind, Semaphore room) {
            this.behind = behind;
            this.room = room;
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException("one byte at a time");
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            room.acquireUninterruptibly();
            behind.write(bytes, offset, count);
        }
    }
}
