package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.NewEvent;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.AwaitedLock;

import jakarta.persistence.EntityManagerFactory;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A control: it shows that Axon's stock JPA engine loses events for which ours is built, so that we
 * know that the other tests look for something that exists. The stock engine runs with its default
 * settings (gaps are given up after 60 s, or 10,000 positions back). It judges a gap's age by the
 * timestamps of the events beyond it, so events that say that they are 61 s old stand for waiting.
 */
class StockEngineControlIT {

    private static final int BEYOND_THE_WINDOW = 10_001;

    private final TestLog log = new TestLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void controlTheStockEngineLosesALateCommitBehindItsGapTimeout() throws SQLException {
        assertThat(seenByStockReader(1, Instant.now().minusSeconds(61)))
                .containsExactly("before", "newer-0", "after")
                .doesNotContain("late");
    }

    @Test
    void controlTheStockEngineLosesALateCommitBehind10001NewerEvents() throws SQLException {
        assertThat(seenByStockReader(BEYOND_THE_WINDOW, Instant.now()))
                .hasSize(BEYOND_THE_WINDOW + 2)
                .doesNotContain("late");
    }

    @Test
    void controlTheStockEngineFindsALateCommitWithinItsWindow() throws SQLException {
        assertThat(seenByStockReader(1, Instant.now()))
                .containsExactlyInAnyOrder("before", "newer-0", "late", "after");
    }

    /** What follows a transaction that is open cannot be visible before it: it waits. */
    @Test
    void ourLogLosesNothingBehindALateCommit() throws Exception {
        try (var appends = log.appends();
                Connection late = log.pool("command_app").getConnection()) {
            LogReader reader = log.reader();
            appends.append(TestLog.append("before", 0));
            late.setAutoCommit(false);
            appendOnly(late);

            List<NewEvent> newer =
                    IntStream.range(0, BEYOND_THE_WINDOW)
                            .mapToObj(i -> TestLog.opened("newer-" + i, 0))
                            .toList();
            var overtaking =
                    CompletableFuture.supplyAsync(
                            () -> appends.append(new Append(newer, List.of(), null)));
            await().until(() -> AwaitedLock.TABLE.waiting(log.unpooled("command_app")) == 1);
            assertThat(reader.after(1, 10)).as("nothing overtakes").isEmpty();
            late.commit();
            assertThat(overtaking.get()).isEqualTo(BEYOND_THE_WINDOW + 2);
            appends.append(TestLog.append("after", 0));

            List<String> seen = new ArrayList<>();
            for (long at = 0; at < reader.head(); at += 1_000) {
                reader.after(at, 1_000).forEach(event -> seen.add(event.aggregateId()));
            }
            assertThat(seen).hasSize(BEYOND_THE_WINDOW + 3).startsWith("before", "late", "newer-0");
            assertThat(seen).endsWith("after").doesNotHaveDuplicates();
        }
    }

    /** The append function in a transaction that is kept open, as our log never does. */
    private static void appendOnly(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "select append_optimistic(array[1], array[1], array['late'], array[0],"
                            + " array['Account'], array['Opened'], array['1'],"
                            + " array['{\"owner\":\"x\",\"until\":null,\"tags\":[]}'], array['{}'],"
                            + " array[]::int[], array[]::text[], array[]::bigint[], array[]::int[],"
                            + " array[]::int[], array[]::text[], array[]::text[], array[]::bytea[],"
                            + " array[]::text[])");
        }
    }

    /** Ids of what a reader gets that follows the log throughout, in order. */
    private List<String> seenByStockReader(int newer, Instant at) throws SQLException {
        try (var stock = StockJpaEngine.on(log.pool("migrator"));
                var others = new StockJpaEngine(stock);
                var late = new StockJpaEngine(stock);
                var reader = new StockReader(stock)) {
            others.append(List.of(event("before", at)));
            reader.follow();

            late.begin();
            late.append(List.of(event("late", at)));
            others.append(
                    IntStream.range(0, newer).mapToObj(i -> event("newer-" + i, at)).toList());
            reader.follow();
            late.commit();
            reader.follow();
            others.append(List.of(event("after", at)));
            reader.follow();

            assertThat(log.number("select count(*) from domainevententry"))
                    .as("all are in the table")
                    .isEqualTo(newer + 3);
            return reader.seen;
        }
    }

    private static GenericDomainEventMessage<Opened> event(String id, Instant at) {
        return new GenericDomainEventMessage<>(
                "Account", id, 0, Opened.by("ann"), MetaData.emptyInstance(), id, at);
    }

    /** Follows by its token, as a projection does. */
    private static final class StockReader implements AutoCloseable {

        private final StockJpaEngine engine;
        private final List<String> seen = new ArrayList<>();
        private @Nullable TrackingToken token;

        StockReader(EntityManagerFactory stock) {
            engine = new StockJpaEngine(stock);
        }

        void follow() {
            engine.readAfter(token).forEach(this::see);
        }

        private void see(TrackedEventMessage<?> event) {
            seen.add(event.getIdentifier());
            token = event.trackingToken();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
