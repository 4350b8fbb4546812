package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** A log that a clock an hour ahead has written to. */
class LogClockIT {

    @Test
    void tellsThatTheLogsTimeIsAheadAndGoesOn() throws Exception {
        try (TestPostgres databases = TestPostgres.create()) {
            EventLogMigration.migrate(databases.eventLog("migrator"));
            try (var connection = databases.eventLog("migrator").getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        insert into event values (1, 0, now() + interval '1 hour', 1, 'ann', 'User', 'UserRegistered',
                                                  '1', '{"userId":"ann","name":"Ann"}', '{}')
                        """);
            }
            Map<String, String> places =
                    Map.of(
                            "taskledger.eventlog.url", databases.eventLogUrl(),
                            "spring.data.redis.url", TestRedis.url());
            try (var service = TestSystem.with(places).start()) {
                MeterRegistry meters = service.getBean(MeterRegistry.class);
                await().atMost(Duration.ofSeconds(15))
                        .untilAsserted(
                                () ->
                                        assertThat(
                                                        meters.get("taskledger.log.clock.ahead")
                                                                .gauge()
                                                                .value())
                                                .isBetween(3_000.0, 3_600.0));
                assertThat(Api.as("alice", service.getEnvironment()).project("Home")).isNotEmpty();
            }
        }
    }
}
