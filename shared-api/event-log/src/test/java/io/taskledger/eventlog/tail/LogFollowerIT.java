package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

class LogFollowerIT {

    private final TestLog log = new TestLog();
    private final GroupAppend appends = log.appends();
    private final LogTail tail = new LogTail(log.unpooled("command_app"), TestLog.SERIALIZER);
    private final List<LogFollower> followers = new ArrayList<>();

    @AfterEach
    void close() {
        followers.forEach(LogFollower::close);
        tail.close();
        log.close();
    }

    @Test
    void hearsWhatWasThereAndWhatComesEachOnceInOrder() {
        log.fill(1, 1_200);
        Heard heard = follow(Set.of(), 100);
        append("a");
        append("b");

        await().until(() -> heard.positions.size() >= 1_102);
        assertThat(heard.positions).isEqualTo(LongStream.rangeClosed(101, 1_202).boxed().toList());
        await().until(() -> followers.getFirst().hasCaughtUp());
        await().until(() -> followers.getFirst().behind() == 0);
    }

    @Test
    void hearsOnlyTheTypesThatItWantsFarBehindAndAtTheHead() {
        log.fillExcept(50_000, "7, 20000, 20001, 49999");
        Heard heard = follow(Set.of("Renamed"), 0);
        await().until(() -> followers.getFirst().hasCaughtUp());
        append("a");
        await().until(() -> tail.head() == 50_001 && followers.getFirst().behind() == 0);
        assertThat(heard.positions).containsExactly(7L, 20_000L, 20_001L, 49_999L);
    }

    /** An event of no interest may well be one that this release cannot read. */
    @Test
    void isNotStoppedByWhatItDoesNotWant() {
        Heard heard = follow(Set.of("Opened"), 0);
        append("a");
        log.execute(
                "insert into event select 2, 0, now(), 2, 'x', 'Account', 'Unheard', '1', '{}',"
                        + " '{}'");
        append("b");
        await().until(() -> heard.positions.equals(List.of(1L, 3L)));
    }

    @Test
    void comesAgainWithWhatTheListenerRefused() {
        Heard heard = follow(Set.of(), 0);
        heard.refuses = true;
        append("a");
        await().until(() -> heard.refused > 1);
        assertThat(heard.positions).isEmpty();
        heard.refuses = false;
        append("b");
        await().until(() -> heard.positions.equals(List.of(1L, 2L)));
    }

    /** Whoever repeats one event for ever misses what follows. */
    @Test
    void doesNotHearWhileItIsStoppedAtOnePosition() {
        Heard heard = follow(Set.of(), 0);
        LogFollower follower = followers.getFirst();
        await().until(follower::isHearing);
        heard.refuses = true;
        append("a");
        await().atMost(Duration.ofSeconds(20)).until(() -> !follower.isHearing());
        assertThat(follower.hasCaughtUp()).isTrue();
        heard.refuses = false;
        await().until(follower::isHearing);
        assertThat(heard.positions).containsExactly(1L);
    }

    @Test
    void beginsAnewWhenTheLogIsReplaced() {
        append("a");
        append("b");
        Heard heard = follow(Set.of(), 0);
        await().until(() -> heard.positions.size() == 2);
        log.execute("delete from event where position = 2");
        log.cut("command_app");
        append("c");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> heard.aggregates.equals(List.of("a", "c")));
        assertThat(heard.begun).isEqualTo(2);
    }

    private Heard follow(Set<String> types, long from) {
        Heard heard = new Heard(types, from);
        followers.add(new LogFollower("test", tail, heard));
        return heard;
    }

    private void append(String aggregate) {
        appends.append(TestLog.append(aggregate, 0));
    }

    private static final class Heard implements LogListener {

        final List<Long> positions = new CopyOnWriteArrayList<>();
        final List<String> aggregates = new CopyOnWriteArrayList<>();
        private final Set<String> types;
        private final long from;
        volatile boolean refuses;
        volatile int refused;
        volatile int begun;

        Heard(Set<String> types, long from) {
            this.types = types;
            this.from = from;
        }

        @Override
        public Set<String> types() {
            return types;
        }

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // by the follower's thread alone
        public long startsAfter(LogReader reader) {
            begun++;
            positions.clear();
            aggregates.clear();
            return from;
        }

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // by the follower's thread alone
        public void happened(RecordedEvent event, int size) {
            if (refuses) {
                refused++;
                throw new IllegalStateException("refused by the test");
            }
            assertThat(size).isPositive();
            positions.add(event.position());
            aggregates.add(event.aggregateId());
        }
    }
}
