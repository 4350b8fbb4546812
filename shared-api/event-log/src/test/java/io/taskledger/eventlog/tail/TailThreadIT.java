package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.read.EventRow;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

class TailThreadIT {

    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private final AtomicBoolean refuses = new AtomicBoolean(true);

    /** Nothing else comes that would make up for it. */
    @Test
    void readsAgainWhatCouldNotBeTakenIn() {
        try (TestLog log = new TestLog();
                GroupAppend appends = log.appends()) {
            TailThread thread =
                    new TailThread(
                            log.unpooled("query_app"),
                            100,
                            start -> taken.add(start.position()),
                            this::take,
                            (LogMark replaced) -> taken.add(-replaced.position()));
            assertThat(thread.hasHeardWithin(Duration.ofDays(1))).isFalse();
            thread.start();
            await().until(() -> taken.equals(List.of(0L)));
            appends.append(TestLog.append("a", 0));

            await().atMost(Duration.ofSeconds(20)).until(() -> taken.equals(List.of(0L, 1L)));
            assertThat(thread.hasHeardWithin(Duration.ofSeconds(20))).isTrue();
            thread.end();
        }
    }

    private void take(List<EventRow> rows) {
        if (refuses.getAndSet(false)) {
            throw new StackOverflowError("for a test");
        }
        rows.forEach(row -> taken.add(row.position()));
    }
}
