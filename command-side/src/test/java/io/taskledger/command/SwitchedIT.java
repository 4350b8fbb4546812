package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** What is new is written by itself, and not before everybody reads it. */
@Timeout(120)
class SwitchedIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestPostgres databases = TestPostgres.create();
    private final JdbcClient querySide = JdbcClient.create(databases.eventLog("query_app"));

    @BeforeEach
    void migrate() {
        EventLogMigration.migrate(databases.eventLog("migrator"));
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void besideTheReleaseBeforeTokensArePositionsAndOperatorsActionsWait() throws SQLException {
        try (Connection before =
                        EventLogDataSource.unpooled(
                                        databases.eventLogUrl(),
                                        "query_app",
                                        TestPostgres.password("query_app"),
                                        "query-side eventLog 4711")
                                .getConnection();
                ConfigurableApplicationContext instance = start()) {
            Api alice = Api.as("alice", instance.getEnvironment());
            assertThat(fingerprint(alice)).isEqualTo(ConsistencyToken.UNKNOWN);
            tell();
            assertThat(fingerprint(alice)).isEqualTo(ConsistencyToken.UNKNOWN);
            assertThat(told()).isZero();
            before.close();
            await().atMost(SOON)
                    .until(() -> fingerprint(alice) != ConsistencyToken.UNKNOWN && told() == 1);
        }
    }

    @Test
    void operatorsActionsAreAppendedOnceByAnyInstance() {
        try (ConfigurableApplicationContext one = start();
                ConfigurableApplicationContext two = start()) {
            assertThat(one.isActive() && two.isActive()).isTrue();
            for (int i = 0; i < 20; i++) {
                tell();
            }
            await().atMost(SOON).until(() -> told() == 20);
            assertThat(number("select count(*) from operator_event where position is null"))
                    .isZero();
        }
        assertThat(told()).isEqualTo(20);
    }

    private void tell() {
        querySide
                .sql(
                        "select tell_operator_event(gen_random_uuid(), 'ann', 'Did', 'Projection',"
                                + " 'workspace', null, '{}', null)::text")
                .query(String.class)
                .optional();
    }

    private long told() {
        return number("select count(*) from event where type = 'OperatorActed'");
    }

    private long number(String sql) {
        return JdbcClient.create(databases.eventLog("migrator"))
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private static long fingerprint(Api api) {
        String token =
                api.post("/api/projects", "{\"name\": \"Home\"}").header("Consistency-Token");
        return ConsistencyToken.decode(token).orElseThrow().fingerprint();
    }

    private ConfigurableApplicationContext start() {
        return TestSystem.with(
                        Map.of(
                                "taskledger.eventlog.url",
                                databases.eventLogUrl(),
                                "spring.data.redis.url",
                                TestRedis.url(),
                                "taskledger.switch.beat",
                                "100ms",
                                "taskledger.switch.quiet",
                                "1s"))
                .start();
    }
}
