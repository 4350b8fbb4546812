package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskTrashed;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

@Timeout(30)
class EventStreamTest {

    private static final UUID PROJECT = UUID.randomUUID();
    private static final String BEAT = ":\n\n";

    private final Subscriber subscriber = new Subscriber();

    @Test
    void beatsWhileNothingHappens() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<Void> stream = follow(out, Duration.ofMillis(1));
        await().until(() -> text(out).startsWith(BEAT.repeat(3)));
        subscriber.cutOff();
        stream.join();
    }

    @Test
    void cutsOffAClientThatDoesNotKeepUpAndLosesItNothing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Semaphore room = new Semaphore(0);
        CompletableFuture<Void> stream = follow(new Narrow(out, room), Duration.ofHours(1));
        for (long position = 1; !subscriber.isCutOff(); position++) {
            assertThat(position).as("facts kept for a client that reads none").isLessThan(2_000);
            subscriber.offer(fact(position));
        }
        room.release(Integer.MAX_VALUE);
        stream.join();
        // It comes back with the last id it has: what it was sent has no gap.
        List<String> ids = text(out).lines().filter(line -> line.startsWith("id: ")).toList();
        assertThat(ids)
                .isEqualTo(
                        IntStream.rangeClosed(1, ids.size()).mapToObj(id -> "id: " + id).toList());
    }

    private CompletableFuture<Void> follow(OutputStream out, Duration heartbeat) {
        Sight everything = new Sight("admin", true, Set.of(), Long.MAX_VALUE, () -> false);
        Instant end = Instant.now().plusSeconds(3_600);
        EventStream stream = new EventStream(out, new JsonMapper(), everything, 0, end, heartbeat);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        stream.follow(subscriber);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static Fact fact(long position) {
        return Facts.of(
                new RecordedEvent(
                        position,
                        PROJECT.toString(),
                        "Task",
                        position - 1,
                        1,
                        Instant.EPOCH,
                        Map.of("actor", "ann"),
                        new TaskTrashed(PROJECT, PROJECT)));
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
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
        public void write(byte[] bytes, int offset, int count) throws java.io.IOException {
            room.acquireUninterruptibly();
            behind.write(bytes, offset, count);
        }
    }
}
