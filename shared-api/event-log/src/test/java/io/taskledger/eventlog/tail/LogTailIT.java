package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.axon.UnknownEventTypeException;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

class LogTailIT {

    private final TestLog log = new TestLog();
    private final GroupAppend appends = log.appends();
    private final LogTail tail = new LogTail(log.unpooled("query_app"), TestLog.SERIALIZER);

    @AfterEach
    void close() {
        tail.close();
        log.close();
    }

    @Test
    void allStreamsGetTheSameObjectsReadOnce() throws Exception {
        awaitConnected();
        var one = tail.openStream(new PositionToken(1));
        var two = tail.openStream(new PositionToken(1));
        append("a", 0, 3);

        List<TrackedEventMessage<?>> first = take(one, 3);
        List<TrackedEventMessage<?>> second = take(two, 3);

        assertThat(positions(first)).containsExactly(2L, 3L, 4L);
        for (int i = 0; i < 3; i++) {
            assertThat(second.get(i).getPayload()).isSameAs(first.get(i).getPayload());
        }
        assertThat(first.getFirst().getPayload()).isEqualTo(new Opened("ann", null, List.of()));
        assertThat(first.getFirst().getMetaData()).containsEntry("actor", "ann");
        assertThat(((DomainEventMessage<?>) first.get(2)).getSequenceNumber()).isEqualTo(2);
        assertThat(first.get(2).getIdentifier()).isEqualTo("a/2");
    }

    @Test
    void aStreamFromTheBeginningReadsWhatWasThereBefore() throws Exception {
        log.fill(1, 1_200);
        await().until(() -> tail.head() == 1200);
        var stream = tail.openStream(new PositionToken(10));
        append("b", 0, 2);

        var events = take(stream, 1192);
        assertThat(positions(events).getFirst()).isEqualTo(11);
        assertThat(positions(events)).doesNotHaveDuplicates().isSorted();
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(tail.createHeadToken()).isEqualTo(new PositionToken(1202));
    }

    @Test
    void streamsGetAllOfMoreThanIsSharedThatComesAtOnce() throws Exception {
        awaitConnected();
        var stream = tail.openStream(new PositionToken(1));
        int count = 3 * LogTail.RECENT;
        log.fill(2, 1 + count);
        append("b", 0, 2);
        assertThat(positions(take(stream, count + 2)))
                .containsExactlyElementsOf(LongStream.rangeClosed(2, count + 3).boxed().toList());
        var late = tail.openStream(new PositionToken(count));
        assertThat(positions(take(late, 3))).containsExactly(count + 1L, count + 2L, count + 3L);
    }

    /** As Axon's coordinator does, when it has let the next one begin. */
    @Test
    void givesEachEventOnceWhileAnotherThreadLooksForMore() throws Exception {
        int count = 30_000;
        log.fill(1, count);
        await().until(() -> tail.head() == count);
        var stream = tail.openStream(new PositionToken(0));
        var looks = new AtomicInteger();
        var looking = new AtomicBoolean(true);
        Thread looker =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (looking.get() && stream.hasNextAvailable()) {
                                        looks.incrementAndGet();
                                    }
                                });
        try {
            assertThat(positions(take(stream, count)))
                    .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
            assertThat(looks.get()).isPositive();
        } finally {
            looking.set(false);
            looker.join();
        }
    }

    @Test
    void wakesAWaitingStreamLongBeforeThePollAlsoAfterItsConnectionWasCut() throws Exception {
        awaitConnected();
        var stream = tail.openStream(new PositionToken(1));
        assertThat(usualWait(stream, "a")).isLessThan(60);
        log.cut("query_app");
        append("b", 0, 1);
        take(stream, 1);
        // What came so was found by looking, perhaps; the notifications come within five seconds.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(usualWait(stream, UUID.randomUUID().toString()))
                                        .isLessThan(60));
    }

    /** Median milliseconds until a stream has what was just appended; by the poll alone 125. */
    private long usualWait(BlockingStream<TrackedEventMessage<?>> stream, String account)
            throws InterruptedException {
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 11; i++) {
            append(account, i, 1);
            long start = System.nanoTime();
            stream.nextAvailable();
            waits.add((System.nanoTime() - start) / 1_000_000);
        }
        waits.sort(Long::compare);
        return waits.get(5);
    }

    @Test
    void callsBackWhenThereIsSomethingNew() {
        awaitConnected();
        var calls = new AtomicInteger();
        var stream = tail.openStream(new PositionToken(1));
        assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
        assertThat(calls.get()).as("at once").isPositive();

        int before = calls.get();
        append("a", 0, 1);
        await().until(() -> calls.get() > before && stream.hasNextAvailable());
        stream.close();
        int after = calls.get();
        append("a", 1, 1);
        await().until(() -> tail.head() == 3);
        assertThat(calls).hasValue(after);
    }

    @Test
    void healsWhenItsConnectionIsCut() throws Exception {
        awaitConnected();
        var stream = tail.openStream(new PositionToken(1));
        append("a", 0, 1);
        take(stream, 1);
        log.cut("query_app");
        append("a", 1, 2);

        assertThat(positions(take(stream, 2))).containsExactly(3L, 4L);
    }

    @Test
    void endsStreamsOfALogThatWasRestoredToAnEarlierTime() throws Exception {
        awaitConnected();
        var stream = tail.openStream(new PositionToken(1));
        append("a", 0, 3);
        take(stream, 3);
        log.execute("delete from event where position > 2");
        log.cut("query_app");
        append("b", 0, 5);

        await().untilAsserted(
                        () ->
                                assertThatThrownBy(stream::hasNextAvailable)
                                        .isInstanceOf(LogReplacedException.class));
        assertThat(positions(take(tail.openStream(new PositionToken(2)), 5)))
                .containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    /**
     * The log behind a connection that holds may be restored too; it may even be longer by then.
     */
    @Test
    void noticesARestoredLogWithinAboutASecondThoughItsConnectionHolds() throws Exception {
        awaitConnected();
        var stream = tail.openStream(new PositionToken(1));
        append("a", 0, 3);
        take(stream, 3);
        log.execute("delete from event where position > 2");
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(stream::hasNextAvailable)
                                        .isInstanceOf(LogReplacedException.class));
        assertThat(tail.head()).isEqualTo(2);

        append("b", 0, 2);
        var second = tail.openStream(new PositionToken(2));
        take(second, 2);
        log.execute(
                "update event set append_id = append_id + 1 where position > 2;"
                        + " insert into event select 5, 0, now(), 1, 'c', aggregate_type, type,"
                        + " revision, payload, metadata from event where position = 4;"
                        + " notify eventlog, '5'");
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(second::hasNextAvailable)
                                        .isInstanceOf(LogReplacedException.class));
    }

    /** Sooner than the tail looks. */
    @Test
    void whoReadsForItselfTakesNothingOfALogThatWasReplacedMeanwhile() throws Exception {
        log.fill(1, 600);
        try (LogTail late = new LogTail(log.unpooled("query_app"), TestLog.SERIALIZER)) {
            await().until(() -> late.head() == 600);
            var stream = late.openStream(new PositionToken(0));
            take(stream, 500);
            log.execute("update event set append_id = append_id + 1 where position > 450");
            assertThatThrownBy(stream::nextAvailable).isInstanceOf(LogReplacedException.class);
        }
    }

    @Test
    void anUnknownTypeStopsWhoComesToItLoudlyAndNobodyBefore() throws Exception {
        awaitConnected();
        var stream = tail.openStream(new PositionToken(1));
        append("a", 0, 1);
        log.execute(
                "insert into event values (3, 0, now(), 1, 'b', 'Account', 'FromTheFuture', '1',"
                        + " '{}', '{}')");
        await().until(() -> tail.head() == 3);

        assertThat(positions(take(stream, 1))).containsExactly(2L);
        assertThatThrownBy(stream::hasNextAvailable)
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("FromTheFuture");
        assertThatThrownBy(stream::hasNextAvailable).isInstanceOf(UnknownEventTypeException.class);
    }

    /** From here on it gets what is appended by following, not by starting. */
    private void awaitConnected() {
        append("before", 0, 1);
        await().until(() -> tail.head() == 1);
    }

    private void append(String id, long from, int count) {
        for (long i = from; i < from + count; i++) {
            appends.append(TestLog.append(id, i));
        }
    }

    private static List<TrackedEventMessage<?>> take(
            BlockingStream<TrackedEventMessage<?>> stream, int count) throws InterruptedException {
        var events = new ArrayList<TrackedEventMessage<?>>();
        while (events.size() < count && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
            events.add(stream.nextAvailable());
        }
        return events;
    }

    private static List<Long> positions(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> PositionToken.positionOf(event.trackingToken()))
                .toList();
    }
}
