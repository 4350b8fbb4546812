package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.PostgresPair;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL fails over to its synchronous standby under load. One instance knows both servers by
 * its URL, the other one has an address that moves, as that of a managed database does. Neither is
 * restarted.
 */
class FailoverIT {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration NORMAL = Duration.ofMillis(250);

    @TempDir Path directory;

    private PostgresPair pair;
    private TcpProxy address;

    @BeforeEach
    void start() {
        pair = PostgresPair.start(directory);
        pair.primary().bootstrap();
        EventLogMigration.migrate(
                pair.primary()
                        .dataSource("eventlog", "migrator", TestPostgres.password("migrator")));
        address = TcpProxy.to(pair.primary().port());
    }

    @AfterEach
    void stop() throws IOException {
        address.close();
        pair.stop();
    }

    @Test
    void losesNoAcknowledgedAppendAndIsBackToNormalWithinFiveSeconds() throws Exception {
        AppendLedger ledger = new AppendLedger();
        String moving = "jdbc:postgresql://127.0.0.1:" + address.port() + "/eventlog";
        try (SteadyLoad one = new SteadyLoad(ledger, pair.url("eventlog"), "one");
                SteadyLoad two = new SteadyLoad(ledger, moving, "two")) {
            await().until(() -> ledger.size() > 200);

            pair.failOver();
            long promoted = System.nanoTime();
            address.moveTo(pair.standby().port());
            address.cutAll();
            int before = ledger.size();
            await().atMost(BOUND)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> ledger.size() > before && isNormal(one) && isNormal(two));
            System.out.printf(
                    "lag below %d ms again %d ms after the promotion%n",
                    NORMAL.toMillis(), (System.nanoTime() - promoted) / 1_000_000);
            for (SteadyLoad each : List.of(one, two)) {
                // Told by notifications: whoever only looks has half of the events after 125 ms, at
                // any time; a busy machine is not busy all the time.
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(
                                () ->
                                        assertThat(each.during(Duration.ofMillis(500)).seen())
                                                .as("microseconds until a follower has an event")
                                                .isLessThan(100_000));
            }

            int after = ledger.size();
            await().until(() -> ledger.size() > after + 200);
            for (SteadyLoad each : List.of(one, two)) {
                each.stopAppending();
            }
            one.awaitFollowedAll();
            two.awaitFollowedAll();
        }
        ledger.matches(
                pair.standby()
                        .dataSource("eventlog", "migrator", TestPostgres.password("migrator")));
    }

    private static boolean isNormal(SteadyLoad load) {
        return load.lag().compareTo(NORMAL) < 0;
    }
}
