package io.taskledger.eventlog.append;

import static io.taskledger.eventlog.TestLog.append;
import static io.taskledger.eventlog.TestLog.opened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.TestLog;

import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class OutcomesIT {

    private final TestLog log = new TestLog();
    private final BatchCall call =
            new BatchCall(
                    new KeptConnections(log.forAppends()), new ClockGuard(Duration.ofMinutes(1)));
    private final GroupAppend appends = log.appends();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void positionsAreDenseAcrossCommandsOfSeveralEvents() {
        var three =
                new Append(
                        List.of(opened("b", 0), opened("b", 1), opened("c", 0)), List.of(), null);

        assertThat(appends.append(append("a", 0))).isEqualTo(1);
        assertThat(appends.append(three)).isEqualTo(4);
        assertThat(appends.append(append("a", 1))).isEqualTo(5);
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void tellsEachCommandOfAMixedBatchItsOwnOutcome() throws SQLException {
        appends.append(append("taken", 0));
        appends.append(append("moved", 0));
        appends.append(new Append(List.of(opened("r", 0)), List.of(), receipt("used", 1)));
        var mine = append("mine", 0);
        appends.append(mine);
        var batch =
                new Batch(
                        List.of(
                                append("new-1", 0),
                                append("taken", 0),
                                new Append(
                                        List.of(opened("new-2", 0)),
                                        List.of(new Condition("moved", -1, Condition.ANY)),
                                        null),
                                new Append(
                                        List.of(opened("new-3", 0)), List.of(), receipt("used", 2)),
                                mine,
                                append("gap", 7),
                                new Append(
                                        List.of(opened("new-4", 0), opened("new-4", 1)),
                                        List.of(new Condition("moved", 0, Condition.ANY)),
                                        receipt("fresh", 3)),
                                new Append(List.of(), List.of(), receipt("alone", 4))));

        assertThat(call.optimistic(batch)).isEmpty();
        assertThat(log.number("select max(position) from event")).isEqualTo(4);
        var outcomes = call.checked(batch);

        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Appended(5));
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Conflict.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.ConditionFailed.class);
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(
                        Outcome.Duplicate.class,
                        duplicate -> {
                            assertThat(duplicate.stored().position()).isEqualTo(3);
                            assertThat(duplicate.stored().receipt().response())
                                    .isEqualTo("{\"answer\":1}");
                        });
        assertThat(outcomes.get(4)).isEqualTo(new Outcome.Appended(4));
        assertThat(outcomes.get(5)).isInstanceOf(Outcome.Conflict.class);
        assertThat(outcomes.get(6)).isEqualTo(new Outcome.Appended(7));
        assertThat(outcomes.get(7)).isEqualTo(new Outcome.Appended(4));
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(log.number("select position from receipt where key = 'fresh'")).isEqualTo(7);
    }

    @Test
    void appliedTwiceABatchHasOneEffect() throws SQLException {
        var batch =
                new Batch(
                        List.of(
                                append("a", 0),
                                new Append(List.of(opened("b", 0)), List.of(), receipt("k", 1)),
                                new Append(List.of(), List.of(), receipt("only", 2))));
        var first = call.optimistic(batch).orElseThrow();

        assertThat(call.checked(batch)).isEqualTo(first);
        assertThat(call.checked(batch)).isEqualTo(first);
        assertThat(positions()).containsExactly(1L, 2L);
        assertThat(log.number("select count(*) from receipt")).isEqualTo(2);
    }

    @Test
    void callersGetTheirExceptions() {
        appends.append(append("a", 0));
        appends.append(new Append(List.of(opened("r", 0)), List.of(), receipt("k", 1)));
        var onOther =
                new Append(
                        List.of(opened("b", 0)),
                        List.of(new Condition("a", 3, Condition.ANY)),
                        null);
        var again = new Append(List.of(opened("c", 0)), List.of(), receipt("k", 2));

        assertThatThrownBy(() -> appends.append(append("a", 0)))
                .isExactlyInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> appends.append(onOther))
                .isInstanceOf(ConditionFailedException.class)
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> appends.append(again))
                .isInstanceOfSatisfying(
                        DuplicateReceiptException.class,
                        e -> assertThat(e.stored().receipt().requestHash()).containsExactly(1));
        assertThat(positions()).containsExactly(1L, 2L);
    }

    @Test
    void oneUnacceptableCommandDoesNotFailItsNeighbours() {
        var observer = AppendObserver.NONE;
        var batches = new BatchAppend(call, observer);
        var poison =
                new Append(
                        List.of(new NewEvent("p", 0, "Account", "Opened", "1", "no json", "{}")),
                        List.of(),
                        null);

        var callers =
                Stream.of(append("a", 0), poison, append("b", 0))
                        .map(each -> new Waiter(each, CallerDeadline.within(Duration.ofSeconds(5))))
                        .toList();
        batches.run(callers);

        var queue = new AppendQueue(AppendSettings.DEFAULT);
        var outcomes = callers.stream().map(caller -> caller.await(queue)).toList();
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Appended(1));
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Appended(2));
    }

    @Test
    void aGapInAStreamIsRefusedByBothWays() throws SQLException {
        appends.append(append("a", 0));
        var batch = new Batch(List.of(append("a", 6)));

        assertThat(call.optimistic(batch)).isEmpty();
        assertThat(call.checked(batch)).singleElement().isInstanceOf(Outcome.Conflict.class);
        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void aConditionKnowsTheEventThatWasSeenFromOneWithItsNumber() throws SQLException {
        Append seen = append("seen", 0);
        appends.append(seen);
        Batch lost = new Batch(List.of(onSeen("a", seen.id() + 1)));
        Batch there = new Batch(List.of(onSeen("b", seen.id())));

        assertThat(call.optimistic(lost)).isEmpty();
        assertThat(call.checked(lost)).singleElement().isInstanceOf(Outcome.ConditionFailed.class);
        assertThat(call.optimistic(there)).isPresent();
        assertThat(call.checked(new Batch(List.of(onSeen("c", seen.id())))))
                .containsExactly(new Outcome.Appended(3));
    }

    private static Append onSeen(String id, long appendId) {
        return new Append(
                List.of(opened(id, 0)), List.of(new Condition("seen", 0, appendId)), null);
    }

    static Receipt receipt(String key, int answer) {
        return new Receipt("ann", key, new byte[] {(byte) answer}, "{\"answer\":" + answer + "}");
    }

    private List<Long> positions() {
        long events = log.number("select count(*) from event");
        long head = log.number("select coalesce(max(position), 0) from event");
        assertThat(events).isEqualTo(head);
        return LongStream.rangeClosed(1, head).boxed().toList();
    }
}
