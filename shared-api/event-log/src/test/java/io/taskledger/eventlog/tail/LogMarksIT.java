package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.read.LogReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class LogMarksIT {

    private final TestLog log = new TestLog();
    private final LogReader reader = log.reader();
    private final GroupAppend appends = log.appends();
    private final LogTail tail = new LogTail(log.unpooled("query_app"), TestLog.SERIALIZER);
    private final LogMarks marks = tail.marks();

    @AfterEach
    void close() {
        tail.close();
        log.close();
    }

    @Test
    void knowsWhatIsInTheLogRecentOrOldOrNotYetFollowed() {
        log.fill(1, 40_000);
        await().until(() -> tail.head() == 40_000);
        for (long position : new long[] {0, 1, 77, 30_000, 40_000}) {
            LogMark there = reader.markAt(position);
            assertThat(marks.headIfMissing(there)).isEmpty();
            assertThat(marks.at(position)).isEqualTo(there);
            assertThat(marks.headIfMissing(LogMark.position(position))).isEmpty();
        }
        appends.append(TestLog.append("a", 0));
        assertThat(marks.headIfMissing(reader.headMark())).isEmpty();
    }

    @Test
    void refutesAnotherEventAndWhatIsBeyondTheHead() {
        log.fill(1, 40_000);
        await().until(() -> tail.head() == 40_000);
        LogMark head = reader.headMark();
        for (long position : new long[] {1, 77, 30_000, 40_000}) {
            LogMark other = LogMark.of(position, -5);
            assertThat(marks.headIfMissing(other)).hasValue(head);
            assertThat(marks.headIfMissing(other)).as("also the next time").hasValue(head);
        }
        assertThat(marks.headIfMissing(new LogMark(0, 1))).hasValue(head);
        assertThat(marks.headIfMissing(LogMark.position(40_001))).hasValue(head);
        assertThat(marks.headIfMissing(LogMark.position(Long.MAX_VALUE))).hasValue(head);
    }

    @Test
    void toldApartFirstByWhoeverComesWithWhatTheNewLogHas() {
        append("a", 4);
        await().until(() -> tail.head() == 4);
        LogMark lost = reader.markAt(3);
        log.execute("delete from event where position > 2");
        append("b", 2);
        LogMark now = reader.markAt(3);

        assertThat(marks.headIfMissing(now)).isEmpty();
        await().atMost(Duration.ofMillis(900))
                .untilAsserted(() -> assertThat(marks.headIfMissing(lost)).isPresent());
        assertThat(marks.at(3)).isEqualTo(now);
        await().untilAsserted(() -> assertThat(marks.head()).isEqualTo(reader.headMark()));
    }

    /** An answer of an old primary, say. */
    @Test
    void knowsTheHeadAgainWhenADoubtWasWrong() {
        append("a", 2);
        await().until(() -> tail.head() == 2);

        marks.appended(LogMark.of(2, -5));

        await().untilAsserted(() -> assertThat(marks.head()).isEqualTo(reader.headMark()));
    }

    @Test
    void believesWhatIsSaidWhileTheLogCannotBeAsked() {
        append("a", 1);
        await().until(() -> tail.head() == 1);
        LogMark known = reader.markAt(1);
        log.execute("revoke select on event from query_app");
        assertThat(marks.headIfMissing(known)).isEmpty();
        assertThat(marks.headIfMissing(LogMark.of(9, 9))).isEmpty();
    }

    private void append(String id, int count) {
        for (int i = 0; i < count; i++) {
            appends.append(TestLog.append(id, i));
        }
    }
}
