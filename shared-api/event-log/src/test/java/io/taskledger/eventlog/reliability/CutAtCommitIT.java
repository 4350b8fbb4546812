package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.AppendObserver;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.DuplicateReceiptException;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.append.LogUnavailableException;
import io.taskledger.eventlog.append.Receipt;
import io.taskledger.eventlog.append.Receipts;
import io.taskledger.eventlog.append.StoredReceipt;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TcpProxy.Moment;
import io.taskledger.servers.TestPostgres;

import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The writer's connection is cut around the commit, again and again: before the statement, in the
 * middle of it, right after it, and when its answer is on the way. Half of all cuts are of the last
 * kind: committed, and nobody knows.
 */
class CutAtCommitIT {

    private static final int CUTS = Scale.of(50, 1_000);
    private static final String ACCOUNT = "account";
    private static final List<Moment> MOMENTS =
            List.of(
                    Moment.ANSWERED,
                    Moment.SENT,
                    Moment.ANSWERED,
                    Moment.HALF,
                    Moment.ANSWERED,
                    Moment.BEFORE,
                    Moment.ANSWERED,
                    Moment.SENT);

    private final TestLog log = new TestLog();
    private final HikariDataSource pool = (HikariDataSource) log.pool("command_app");
    private final LogReader reader = log.reader();
    private final TcpProxy proxy = TcpProxy.to(TestPostgres.server().port());
    private final AppendLedger ledger = new AppendLedger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    @AfterEach
    void close() throws IOException {
        proxy.close();
        log.close();
    }

    @Test
    void theLogFindsAgainWhatItHadCommitted() throws Exception {
        try (GroupAppend appends = throughProxy(Duration.ofSeconds(30))) {
            for (int i = 0; i < CUTS; i++) {
                cutAtNext(i);
                String command = "command-" + i;
                var event = TestLog.opened(ACCOUNT, i, command);
                long position = appends.append(new Append(List.of(event), List.of(), null));
                ledger.acknowledge(command, ACCOUNT, i, position);
            }
        }
        assertThat(cuts).hasValue(CUTS);
        assertThat(committed).as("cuts of an answer").hasValue(CUTS / 2);
        assertThat(retries.get()).isGreaterThanOrEqualTo(CUTS);
        ledger.matches(log.pool("query_app"));
    }

    /**
     * An instance without patience passes every cut on to its client, which comes back with its key
     * to any instance, until it is told.
     */
    @Test
    void aClientThatComesBackWithItsKeyHasOneEffect() throws Exception {
        int lostAnswers = 0;
        try (GroupAppend impatient = throughProxy(Duration.ofSeconds(1));
                GroupAppend other = log.appends()) {
            for (int i = 0; i < CUTS; i++) {
                cutAtNext(i);
                String key = "key-" + i;
                long position;
                try {
                    position = handle(impatient, key);
                } catch (LogUnavailableException outcomeUnknown) {
                    lostAnswers++;
                    position = handle(i % 2 == 0 ? other : impatient, key);
                }
                ledger.acknowledge(key, ACCOUNT, i, position);
                assertThat(handle(other, key)).as("the same answer again").isEqualTo(position);
            }
        }
        assertThat(cuts).hasValue(CUTS);
        assertThat(committed).as("cuts of an answer").hasValue(CUTS / 2);
        assertThat(lostAnswers).isEqualTo(CUTS);
        ledger.matches(log.pool("query_app"));
    }

    /** What a command side does with a request that has a key. */
    private long handle(GroupAppend appends, String key) {
        Receipts receipts = new Receipts(pool, appends);
        while (true) {
            Optional<StoredReceipt> before = receipts.find("ann", key);
            if (before.isPresent()) {
                return before.get().position();
            }
            long sequence = reader.lastSequenceOf(ACCOUNT) + 1;
            var event = TestLog.opened(ACCOUNT, sequence, key);
            var receipt = new Receipt("ann", key, new byte[] {1}, "{}");
            try {
                return appends.append(new Append(List.of(event), List.of(), receipt));
            } catch (DuplicateReceiptException done) {
                return done.stored().position();
            } catch (ConcurrencyException lateCommitOfTheFirstTry) {
                // Decide again, on fresh state.
            }
        }
    }

    private void cutAtNext(int cut) {
        Moment moment = MOMENTS.get(cut % MOMENTS.size());
        proxy.atNext(
                "append_",
                moment,
                link -> {
                    // First, for after the cut its writer goes on at once.
                    if (moment == Moment.ANSWERED && reader.head() == cut + 1) {
                        committed.incrementAndGet();
                    }
                    cuts.incrementAndGet();
                    link.cut();
                });
    }

    private GroupAppend throughProxy(Duration patience) {
        String role = "command_app";
        // Without prepared statements each request carries its text, by which it is caught.
        String url =
                log.url().replaceFirst(":\\d+/", ":" + proxy.port() + "/") + "?prepareThreshold=0";
        var observer =
                new AppendObserver() {
                    @Override
                    public void retried(int attempt) {
                        retries.incrementAndGet();
                    }
                };
        return new GroupAppend(
                EventLogDataSource.forAppends(url, role, TestPostgres.password(role)),
                AppendSettings.within(patience),
                observer);
    }
}
