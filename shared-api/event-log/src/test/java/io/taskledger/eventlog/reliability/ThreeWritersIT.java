package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.ClockSkew;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Three writers in processes of their own, the clock of one of them two minutes fast and of another
 * one two minutes slow, nearly a third of their commands in conflict, while the database rolls back
 * at random, at the commit: transactions that have their positions already.
 */
@Timeout(600)
class ThreeWritersIT {

    private static final double CONTENTION = 0.3;
    private static final int CALLERS = 8;
    private static final int COMMANDS = Scale.of(15, 1_250);

    /** Sequences do not roll back, so this one counts what did. */
    private static final String ROLL_BACK_AT_RANDOM =
            """
            create sequence rolled_back;
            create function roll_back_at_random() returns trigger
                language plpgsql security definer as $$
            begin
                if random() < 0.03 then
                    perform nextval('rolled_back');
                    raise exception 'forced'
                        using errcode = case when random() < 0.5 then '40001' else 'P0001' end;
                end if;
                return null;
            end $$;
            create constraint trigger roll_back_at_random after insert on event
                deferrable initially deferred
                for each row execute function roll_back_at_random();
            """;

    private final TestLog log = new TestLog();
    private final AppendLedger ledger = new AppendLedger();
    private final List<Writer> writers = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    @BeforeEach
    void rollBackAtRandom() {
        log.execute(ROLL_BACK_AT_RANDOM);
    }

    @AfterEach
    void close() {
        writers.forEach(Writer::close);
        log.close();
    }

    @Test
    void positionsAreDenseAndVisibleInOrderThroughConflictsAndRollbacks() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> seen = readers.submit(() -> poll(log.reader()));
            start("one", Duration.ofSeconds(120));
            start("two", Duration.ofSeconds(-120));
            start("three", Duration.ZERO);
            for (Writer writer : writers) {
                writer.join();
            }
            ended.set(true);

            assertThat(seen.get()).isEqualTo(ledger.commands());
        }
        assertThat(ledger.size()).isEqualTo(3 * CALLERS * COMMANDS);
        ledger.matches(log.pool("query_app"));

        int conflicts = writers.stream().mapToInt(Writer::conflicts).sum();
        int refused = writers.stream().mapToInt(Writer::refused).sum();
        long rolledBack =
                log.number(
                        "select case when is_called then last_value else 0 end from rolled_back");
        System.out.printf(
                "%d commands acknowledged, %d conflicts, %d rollbacks, %d refused by them%n",
                ledger.size(), conflicts, rolledBack, refused);
        assertThat(conflicts).as("conflicts").isGreaterThan(ledger.size() / 5);
        assertThat(rolledBack).as("rollbacks").isPositive();
    }

    private void start(String name, Duration skew) {
        boolean wrong = !skew.isZero() && ClockSkew.isPossible();
        Writer writer =
                Writer.start(
                        ledger,
                        log.url(),
                        name,
                        CALLERS,
                        COMMANDS,
                        CONTENTION,
                        wrong ? ClockSkew.by(skew) : Map.of());
        writers.add(writer);
        await().atMost(Duration.ofSeconds(60)).until(() -> writer.skew() != null);
        Duration expected = wrong ? skew : Duration.ZERO;
        assertThat(writer.skew()).isBetween(expected.minusSeconds(30), expected.plusSeconds(30));
        if (wrong != !skew.isZero()) {
            System.out.println("The clocks are right, as " + ClockSkew.MISSING);
        }
    }

    /** Never sees a position before the one that precedes it. */
    private List<String> poll(LogReader reader) {
        var seen = new ArrayList<String>();
        boolean last;
        do {
            last = ended.get();
            List<EventRow> page = reader.rowsAfter(seen.size(), 7);
            for (EventRow row : page) {
                assertThat(row.position()).as("position seen next").isEqualTo(seen.size() + 1);
                seen.add(owner(row));
            }
            last &= page.isEmpty();
        } while (!last);
        return seen;
    }

    private static String owner(EventRow row) {
        return row.payload().replaceFirst(".*\"owner\": ?\"([^\"]*)\".*", "$1");
    }
}
