package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.TestLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

class ReceiptsIT {

    private final TestLog log = new TestLog();
    private final GroupAppend appends = log.appends();
    private final Receipts receipts = new Receipts(log.pool("command_app"), appends);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void findsWhatWasAnsweredToTheCallersKey() {
        appends.append(
                new Append(List.of(TestLog.opened("a", 0)), List.of(), OutcomesIT.receipt("k", 1)));

        var found = receipts.find("ann", "k").orElseThrow();
        assertThat(found.position()).isEqualTo(1);
        assertThat(found.receipt().response()).isEqualTo("{\"answer\":1}");
        assertThat(found.receipt().requestHash()).containsExactly(1);
        assertThat(receipts.find("bob", "k")).isEmpty();
    }

    @Test
    void recordsACommandThatAppendedNothing() {
        appends.append(TestLog.append("a", 0));

        assertThat(receipts.record(OutcomesIT.receipt("k", 1))).isEqualTo(1);
        assertThatThrownBy(() -> receipts.record(OutcomesIT.receipt("k", 2)))
                .isInstanceOf(DuplicateReceiptException.class);
        assertThat(log.number("select count(*) from event")).isEqualTo(1);
    }

    @Test
    void aKeyIsFreeAgainAfterAWeek() {
        appends.append(TestLog.append("a", 0));
        receipts.record(OutcomesIT.receipt("old", 1));
        receipts.record(OutcomesIT.receipt("fresh", 2));
        age("old", "7 days 1 second");
        age("fresh", "6 days 23 hours");

        assertThat(receipts.find("ann", "fresh")).isPresent();
        assertThat(receipts.find("ann", "old")).isEmpty();
        receipts.record(OutcomesIT.receipt("old", 3));
        assertThat(receipts.find("ann", "old").orElseThrow().receipt().requestHash())
                .containsExactly(3);
    }

    @Test
    void theCheckingWayKnowsTheKeysOfAllDays() throws SQLException {
        receipts.record(OutcomesIT.receipt("old", 1));
        age("old", "3 days");
        var call =
                new BatchCall(
                        new KeptConnections(log.forAppends()),
                        new ClockGuard(Duration.ofMinutes(1)));
        var again = new Append(List.of(), List.of(), OutcomesIT.receipt("old", 2));

        assertThat(call.checked(new Batch(List.of(again))))
                .singleElement()
                .isInstanceOf(Outcome.Duplicate.class);
    }

    /** The log's time is a minute after midnight, and the key was used two minutes ago. */
    @Test
    void theCommonWayKnowsTheKeysOfTheDayThatIsJustOver() {
        log.execute(
                "insert into event values (1, 0, date_trunc('day', now() + interval '1 day', 'UTC')"
                        + " + interval '1 minute', 1, 'a', 'A', 'Opened', '1', '{}', '{}')");
        receipts.record(OutcomesIT.receipt("k", 1));
        log.execute(
                "update receipt set recorded_at = recorded_at - interval '2 minutes',"
                        + " slot = receipt_slot(recorded_at - interval '2 minutes')");

        assertThatThrownBy(() -> receipts.record(OutcomesIT.receipt("k", 2)))
                .isInstanceOf(DuplicateReceiptException.class);
    }

    @Test
    void pruningDropsOnlyDaysThatAreOverForAWeek() {
        appends.append(TestLog.append("a", 0));
        for (int age = 0; age < 9; age++) {
            receipts.record(OutcomesIT.receipt("" + age, age));
            age("" + age, age + " days");
        }

        assertThat(receipts.prune()).isPositive();
        assertThat(log.number("select min(8 - key::int) from receipt")).isEqualTo(1);
        assertThat(log.number("select count(*) from receipt")).isEqualTo(8);
        assertThat(receipts.prune()).isZero();
    }

    /** A clock that is ahead cannot be told from an event of long ago. */
    @Test
    void pruningGoesByTheEarlierOfTwoTimes() {
        appends.append(TestLog.append("a", 0));
        log.execute("update event set recorded_at = now() - interval '5 days'");
        receipts.record(OutcomesIT.receipt("k", 8));
        age("k", "8 days");

        receipts.prune();

        assertThat(receipts.find("ann", "k")).isPresent();
    }

    /** By the last event, the slot of today would be the one that is free. */
    @Test
    void pruningDropsNothingOfTodayAfterQuietDays() {
        appends.append(TestLog.append("a", 0));
        log.execute("update event set recorded_at = now() - interval '2 days'");
        receipts.record(OutcomesIT.receipt("k", 1));

        assertThat(receipts.prune()).isZero();
        assertThat(receipts.find("ann", "k")).isPresent();

        appends.append(TestLog.append("b", 0));
        receipts.prune();
        assertThat(receipts.find("ann", "k")).isPresent();
    }

    private void age(String key, String age) {
        log.execute(
                """
                update receipt
                set    recorded_at = now() - interval '%1$s',
                       slot = receipt_slot(now() - interval '%1$s')
                where  key = '%2$s' and recorded_at > now() - interval '1 minute'
                """
                        .formatted(age, key));
    }
}
