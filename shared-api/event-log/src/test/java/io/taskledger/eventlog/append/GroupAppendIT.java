package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.TestLog;
import io.taskledger.servers.AwaitedLock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class GroupAppendIT {

    private final TestLog log = new TestLog();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Connection blocker;

    @BeforeEach
    void holdTheLock() throws SQLException {
        blocker = log.lock();
    }

    @AfterEach
    void close() throws SQLException {
        blocker.close();
        threads.close();
        log.close();
    }

    @Test
    void callersThatComeWhileABatchIsUnderWayShareTheNext() throws Exception {
        var callers = start(appends(256, 16 << 20), 21);
        blocker.rollback();
        for (var caller : callers) {
            caller.get();
        }
        assertThat(batches).hasSizeLessThanOrEqualTo(3);
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(21);
    }

    @Test
    void aBatchIsBoundByCount() throws Exception {
        var callers = start(appends(4, 16 << 20), 21);
        blocker.rollback();
        for (var caller : callers) {
            caller.get();
        }
        assertThat(batches).allMatch(size -> size <= 4).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void commandsOnOneAggregateNeverShareABatch() throws Exception {
        var appends = appends(256, 16 << 20);
        var first = threads.submit(() -> appends.append(TestLog.append("other", 0)));
        awaitWaitingForLock();
        List<Future<Long>> racers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            racers.add(threads.submit(() -> appends.append(TestLog.append("same", 0))));
        }
        blocker.rollback();
        first.get();
        int won = 0;
        for (var racer : racers) {
            try {
                racer.get();
                won++;
            } catch (ExecutionException e) {
                assertThat(e)
                        .hasCauseInstanceOf(
                                org.axonframework.modelling.command.ConcurrencyException.class);
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void whoFindsNoRoomIsToldInTimeThatNothingHappened() throws Exception {
        int one = TestLog.append("a", 0).size();
        var settings =
                new AppendSettings(256, one, one, Duration.ofSeconds(2), Duration.ofMinutes(1));
        var appends = new GroupAppend(log.forAppends(), settings, AppendObserver.NONE);
        var underWay = threads.submit(() -> appends.append(TestLog.append("a", 0)));
        awaitWaitingForLock();
        var others =
                List.of(
                        threads.submit(() -> appends.append(TestLog.append("b", 0))),
                        threads.submit(() -> appends.append(TestLog.append("c", 0))));

        assertThat(Stream.concat(Stream.of(underWay), others.stream()))
                .allMatch(this::failed)
                .extracting(Future::exceptionNow)
                .allSatisfy(
                        e ->
                                assertThat(e)
                                        .isInstanceOfSatisfying(
                                                LogUnavailableException.class,
                                                away ->
                                                        assertThat(away.isOutcomeUnknown())
                                                                .isFalse()));
        blocker.rollback();
        assertThat(appends.append(TestLog.append("d", 0))).isEqualTo(1);
    }

    private boolean failed(Future<?> future) {
        await().until(future::isDone);
        return future.state() == Future.State.FAILED;
    }

    @Test
    void anInterruptedCallerStillLearnsItsOutcomeAndHarmsNobody() throws Exception {
        var appends = appends(256, 16 << 20);
        var interrupted =
                threads.submit(
                        () -> {
                            Thread.currentThread().interrupt();
                            long position = appends.append(TestLog.append("a", 0));
                            return Thread.currentThread().isInterrupted() ? position : -1;
                        });
        awaitWaitingForLock();
        var other = threads.submit(() -> appends.append(TestLog.append("b", 0)));
        blocker.rollback();

        assertThat(interrupted.get()).isEqualTo(1L);
        assertThat(other.get()).isEqualTo(2L);
    }

    @Test
    void closingFinishesWhatIsUnderWayOrWaitsAndRefusesWhatComesLater() throws Exception {
        var appends = appends(256, 16 << 20);
        var callers = start(appends, 3);
        var closing = threads.submit(appends::close);
        await().untilAsserted(
                        () ->
                                assertThat(late(appends))
                                        .failsWithin(Duration.ofMillis(200))
                                        .withThrowableOfType(ExecutionException.class)
                                        .withCauseInstanceOf(LogUnavailableException.class)
                                        .withMessageContaining("closed"));
        assertThat(closing.isDone()).isFalse();

        blocker.rollback();
        closing.get();
        await().until(() -> callers.stream().allMatch(Future::isDone));
        for (var caller : callers) {
            assertThat(caller.get()).isPositive();
        }
    }

    private Future<Long> late(GroupAppend appends) {
        String id = UUID.randomUUID().toString();
        return threads.submit(() -> appends.append(TestLog.append(id, 0)));
    }

    private List<Future<Long>> start(GroupAppend appends, int callers) {
        List<Future<Long>> started = new ArrayList<>();
        started.add(threads.submit(() -> appends.append(TestLog.append("account-0", 0))));
        awaitWaitingForLock();
        var entered = new CountDownLatch(callers - 1);
        for (int i = 1; i < callers; i++) {
            String id = "account-" + i;
            started.add(
                    threads.submit(
                            () -> {
                                entered.countDown();
                                return appends.append(TestLog.append(id, 0));
                            }));
        }
        await().until(() -> entered.getCount() == 0);
        return started;
    }

    private void awaitWaitingForLock() {
        await().until(() -> AwaitedLock.TABLE.waiting(log.unpooled("command_app")) == 1);
    }

    private GroupAppend appends(int batchCommands, int queuedBytes) {
        var settings =
                new AppendSettings(
                        batchCommands,
                        1 << 20,
                        queuedBytes,
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(1));
        var observer =
                new AppendObserver() {
                    @Override
                    public void appended(int commands, int events, long nanos) {
                        batches.add(commands);
                    }
                };
        return new GroupAppend(log.forAppends(), settings, observer);
    }
}
