package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Body;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Subject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class SharedReadsTest {

    private static final Caller ALICE = new Caller("alice", "Alice", Set.of(Caller.USER));
    private static final Caller BOB = new Caller("bob", "Bob", Set.of(Caller.USER));
    private static final UUID PROJECT = new UUID(0, 1);

    private final SharedReads shared = new SharedReads();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void readsOnceForOneCallersRequestsAtTheSameTime() {
        var leader = leads(ALICE, 7);
        var follower = joins("1", ALICE, wish(7));
        answered.countDown();
        assertThat(follower.join().position()).isEqualTo(7);
        assertThat(leader.join().position()).isEqualTo(7);
        assertThat(readings).hasValue(1);
    }

    @Test
    void readsAloneWhatTheOtherReadingIsTooOldFor() {
        var leader = leads(ALICE, 7);
        var follower = joins("1", ALICE, wish(8));
        answered.countDown();
        assertThat(follower.join().position()).isEqualTo(8);
        assertThat(leader.join().position()).isEqualTo(7);
    }

    @Test
    void sharesNothingBetweenCallersOrTables() {
        var leader = leads(ALICE, 7);
        assertThat(ask("1", BOB, wish(0), reading(1)).position()).isEqualTo(1);
        assertThat(ask("2", ALICE, wish(0), reading(2)).position()).isEqualTo(2);
        answered.countDown();
        leader.join();
        assertThat(readings).hasValue(3);
    }

    @Test
    void readsAnewAfterAnotherReadingFailed() {
        Supplier<Answer<Object>> fails =
                () -> {
                    readings.incrementAndGet();
                    awaitAnswered();
                    throw new IllegalStateException("gone");
                };
        var leader = CompletableFuture.supplyAsync(() -> ask("1", ALICE, wish(0), fails));
        await().until(() -> readings.get() == 1);
        var follower = joins("1", ALICE, wish(3));
        answered.countDown();
        assertThat(follower.join().position()).isEqualTo(3);
        assertThatThrownBy(leader::join).hasRootCauseMessage("gone");
    }

    @Test
    void readsAnewOnceTheOtherReadingHasEnded() {
        answered.countDown();
        leads(ALICE, 7).join();
        assertThat(ask("1", ALICE, wish(0), reading(9)).position()).isEqualTo(9);
    }

    @Test
    void nobodyWaitsForTheTokenOfAnother() {
        var leader = leads(ALICE, wish(9), 9);
        assertThat(ask("1", ALICE, wish(0), reading(1)).position()).isEqualTo(1);
        assertThat(ask("1", ALICE, wish(8), reading(8)).position()).isEqualTo(8);
        assertThat(leader).isNotDone();
        answered.countDown();
        assertThat(leader.join().position()).isEqualTo(9);
    }

    @Test
    void nobodyWaitsForLongerThanTheyAskedTo() {
        var leader = leads(ALICE, wish(9), 9);
        Freshness impatient = new Freshness(new ConsistencyToken(9), Duration.ofMillis(50), true);
        assertThat(ask("1", ALICE, impatient, reading(9)).position()).isEqualTo(9);
        assertThat(leader).isNotDone();
        answered.countDown();
        leader.join();
    }

    private CompletableFuture<Answer<Object>> leads(Caller caller, long position) {
        return leads(caller, wish(0), position);
    }

    /** Waits in its reading until all are to be answered. */
    private CompletableFuture<Answer<Object>> leads(Caller caller, Freshness wish, long position) {
        Supplier<Answer<Object>> reading =
                () -> {
                    readings.incrementAndGet();
                    awaitAnswered();
                    return answer(position);
                };
        var leader = CompletableFuture.supplyAsync(() -> ask("1", caller, wish, reading));
        await().until(() -> readings.get() == 1);
        return leader;
    }

    /** Returns once it waits for the reading that is under way. */
    private CompletableFuture<Answer<Object>> joins(String prefix, Caller caller, Freshness wish) {
        var outcome = new CompletableFuture<Answer<Object>>();
        Thread thread =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        outcome.complete(
                                                ask(
                                                        prefix,
                                                        caller,
                                                        wish,
                                                        reading(wish.atLeast()))));
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return outcome;
    }

    private Answer<Object> ask(
            String prefix, Caller caller, Freshness wish, Supplier<Answer<Object>> reading) {
        Subject subject =
                new Subject(Subject.Scope.PROJECT, PROJECT, caller, false, "/api/projects/1?");
        return shared.answer(prefix, subject, wish, reading);
    }

    private Supplier<Answer<Object>> reading(long position) {
        return () -> {
            readings.incrementAndGet();
            return answer(position);
        };
    }

    private void awaitAnswered() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer<Object> answer(long position) {
        return new Answer<>(
                new ConsistencyToken(position), Body.of(new byte[0]), null, false, null, null);
    }

    private static Freshness wish(long atLeast) {
        return new Freshness(new ConsistencyToken(atLeast), Duration.ofSeconds(2), false);
    }
}
