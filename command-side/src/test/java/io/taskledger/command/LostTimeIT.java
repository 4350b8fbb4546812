package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Map;

/** The log is restored to an earlier time under a running instance. */
@Timeout(120)
class LostTimeIT {

    @Test
    void refusesWhatWasDecidedInTheLostTimeThoughVersionsFitAgain() {
        try (TestPostgres databases = TestPostgres.create()) {
            EventLogMigration.migrate(databases.eventLog("migrator"));
            TestSystem system =
                    TestSystem.with(
                            Map.of(
                                    "taskledger.eventlog.url", databases.eventLogUrl(),
                                    "spring.data.redis.url", TestRedis.url()));
            try (ConfigurableApplicationContext instance = system.start()) {
                Api alice = Api.as("alice", instance.getEnvironment());
                Answer created = alice.post("/api/projects", name("Home"));
                String project = created.header("Location");
                Answer lost = alice.patch(project, name("Lost"));

                restoreTo(position(created), databases);
                Answer other = alice.patch(project, name("Other"));
                assertThat(other.version()).isEqualTo(lost.version());
                assertThat(position(other)).isEqualTo(position(lost));
                assertThat(other.header(ConsistencyToken.HEADER))
                        .isNotEqualTo(lost.header(ConsistencyToken.HEADER));

                Answer refused = rename(alice, project, lost);
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.code()).isEqualTo("token_unknown");
                assertThat(refused.header(ConsistencyToken.HEADER))
                        .isEqualTo(other.header(ConsistencyToken.HEADER));
                assertThat(rename(alice, project, other).status()).isEqualTo(200);
            }
        }
    }

    private static Answer rename(Api caller, String project, Answer seen) {
        return caller.patch(
                project,
                name("Next"),
                Map.of(
                        "If-Match",
                        seen.header("ETag"),
                        ConsistencyToken.HEADER,
                        seen.header(ConsistencyToken.HEADER)));
    }

    private static void restoreTo(long position, TestPostgres databases) {
        JdbcClient.create(databases.eventLog("migrator"))
                .sql("delete from event where position > ?")
                .param(position)
                .update();
    }

    private static long position(Answer answer) {
        return ConsistencyToken.decode(answer.header(ConsistencyToken.HEADER))
                .orElseThrow()
                .position();
    }

    private static String name(String name) {
        return "{\"name\": \"%s\"}".formatted(name);
    }
}
