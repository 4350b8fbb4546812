package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestPostgres;
import io.taskledger.servers.TestRedis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

import java.sql.SQLException;
import java.util.Map;

/** The log is restored to an earlier time and goes on from there, below a running instance. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredLogIT {

    private final TestPostgres databases = TestPostgres.create();
    private ConfigurableApplicationContext service;
    private Api alice;
    private Api bob;

    @BeforeAll
    void start() {
        EventLogMigration.migrate(databases.eventLog("migrator"));
        service =
                TestSystem.with(
                                Map.of(
                                        "taskledger.eventlog.url", databases.eventLogUrl(),
                                        "spring.data.redis.url", TestRedis.url()))
                        .start();
        alice = Api.as("alice", service.getEnvironment());
        bob = Api.as("bob", service.getEnvironment());
        bob.project("Bob's own");
    }

    @AfterAll
    void stop() {
        service.close();
        databases.close();
    }

    @Test
    void anArchiveThatIsLostIsInForceNoMore() throws SQLException {
        String project = alice.project("Home");
        alice.task(project, "Known");
        alice.post(project + "/archive", "");
        assertThat(alice.post(project + "/tasks", "{\"title\": \"x\"}").code())
                .isEqualTo("project_archived");

        restoreAndRename(project, 1);

        assertThat(alice.post(project + "/tasks", "{\"title\": \"x\"}").status()).isEqualTo(201);
    }

    @Test
    void aMembershipThatIsLostAllowsNothingMore() throws SQLException {
        String project = alice.project("Home");
        assertThat(alice.member(project, "bob", "EDITOR").status()).isEqualTo(200);
        assertThat(bob.post(project + "/tasks", "{\"title\": \"x\"}").status()).isEqualTo(201);

        restoreAndRename(project, 1);

        assertThat(bob.post(project + "/tasks", "{\"title\": \"x\"}").status()).isEqualTo(404);
    }

    @Test
    void aStreamThatIsShorterThanWhatIsKnownIsNoticed() throws SQLException {
        String project = alice.project("Home");
        alice.post(project + "/archive", "");
        assertThat(alice.post(project + "/tasks", "{\"title\": \"x\"}").code())
                .isEqualTo("project_archived");

        restore(project, 1);

        assertThat(alice.post(project + "/tasks", "{\"title\": \"x\"}").status()).isEqualTo(201);
    }

    /** From a sequence number of the project on all is gone, and another event has that number. */
    private void restoreAndRename(String project, long sequence) throws SQLException {
        restore(project, sequence);
        execute(
                """
                insert into event
                select max(position) + 1, %2$d, max(recorded_at), 77, '%1$s', 'Project', 'ProjectRenamed', '1',
                       '{"projectId":"%1$s","from":"Home","to":"House"}', '{"actor":"alice"}'
                from   event
                """
                        .formatted(Api.idOf(project), sequence));
    }

    private void restore(String project, long sequence) throws SQLException {
        execute(
                """
                delete from event
                where  position >= (select position from event where aggregate_id = '%s' and sequence_number = %d)
                """
                        .formatted(Api.idOf(project), sequence));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = databases.eventLog("migrator").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
