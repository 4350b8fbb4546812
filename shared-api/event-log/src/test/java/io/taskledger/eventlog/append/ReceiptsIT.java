package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.TestLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void aKeyIsFreeAgainAfterADay() {
        receipts.record(OutcomesIT.receipt("old", 1));
        receipts.record(OutcomesIT.receipt("fresh", 2));
        log.execute(
                "update receipt set recorded_at = now() - interval '24 hours 1 second' where key ="
                        + " 'old'");

        assertThat(receipts.find("ann", "old")).isEmpty();
        receipts.record(OutcomesIT.receipt("old", 3));
        assertThat(receipts.find("ann", "old").orElseThrow().receipt().requestHash())
                .containsExactly(3);
    }

    @Test
    void pruningDeletesOnlyWhatIsOverADayOld() {
        for (int i = 0; i < 3; i++) {
            receipts.record(OutcomesIT.receipt("old-" + i, i));
        }
        receipts.record(OutcomesIT.receipt("fresh", 9));
        log.execute(
                "update receipt set recorded_at = now() - interval '25 hours' where key like"
                        + " 'old-%'");

        assertThat(receipts.prune()).isEqualTo(3);
        assertThat(receipts.find("ann", "fresh")).isPresent();
    }
}
