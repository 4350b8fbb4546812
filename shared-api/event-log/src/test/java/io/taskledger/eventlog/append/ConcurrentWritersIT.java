package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;

import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class ConcurrentWritersIT {

    private static final int INSTANCES = 3;
    private static final int CALLERS = 16;
    private static final int EACH = 40;
    private static final int ALL = INSTANCES * CALLERS * EACH;

    private final TestLog log = new TestLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aPollingReaderSeesEveryPositionOnceAndInOrder() throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<EventRow>> reader = threads.submit(() -> poll(log.reader()));
            for (int instance = 0; instance < INSTANCES; instance++) {
                GroupAppend appends = log.appends();
                for (int caller = 0; caller < CALLERS; caller++) {
                    String id = "account-" + instance + "-" + caller;
                    threads.submit(
                            () -> {
                                for (int i = 0; i < EACH; i++) {
                                    acknowledged.add(appends.append(TestLog.append(id, i)));
                                }
                            });
                }
            }
            List<EventRow> seen = reader.get();

            assertThat(seen.stream().map(EventRow::position))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, ALL).boxed().toList());
            assertThat(seen.stream().map(EventRow::recordedAt).toList())
                    .isSortedAccordingTo(Instant::compareTo);
        }
        assertThat(acknowledged).hasSize(ALL);
    }

    @Test
    void ofWritersThatRaceForOneSequenceExactlyOneWins() throws Exception {
        List<GroupAppend> instances = List.of(log.appends(), log.appends(), log.appends());
        for (int sequence = 0; sequence < 20; sequence++) {
            long expected = sequence;
            var won = new AtomicInteger();
            var lost = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 12)
                        .forEach(
                                i ->
                                        threads.submit(
                                                () -> {
                                                    try {
                                                        instances
                                                                .get(i % 3)
                                                                .append(
                                                                        TestLog.append(
                                                                                "hot", expected));
                                                        won.incrementAndGet();
                                                    } catch (ConcurrencyException e) {
                                                        lost.incrementAndGet();
                                                    }
                                                }));
            }
            assertThat(won).hasValue(1);
            assertThat(lost).hasValue(11);
        }
    }

    @Test
    void aConditionOnAnotherAggregateHoldsUnderRaces() throws Exception {
        List<GroupAppend> instances = List.of(log.appends(), log.appends());
        instances.getFirst().append(TestLog.append("project", 0));
        var accepted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String id = "task-" + i;
                GroupAppend appends = instances.get(i % 2);
                if (i == 30) {
                    threads.submit(() -> appends.append(TestLog.append("project", 1)));
                }
                threads.submit(
                        () -> {
                            appends.append(
                                    new Append(
                                            List.of(TestLog.opened(id, 0)),
                                            List.of(new Condition("project", 0, Condition.ANY)),
                                            null));
                            accepted.incrementAndGet();
                        });
            }
        }
        long closed =
                log.number(
                        "select position from event where aggregate_id = 'project' and"
                                + " sequence_number = 1");
        assertThat(log.number("select count(*) from event where position > " + closed)).isZero();
        assertThat(log.number("select count(*) from event")).isEqualTo(accepted.get() + 2);
    }

    private static List<EventRow> poll(LogReader reader) {
        var seen = new ArrayList<EventRow>();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (seen.size() < ALL && System.nanoTime() < deadline) {
            long position = seen.isEmpty() ? 0 : seen.getLast().position();
            seen.addAll(reader.rowsAfter(position, 7));
        }
        return seen;
    }
}
