package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The read model takes its time, over what only operators ask of it. */
@Timeout(120)
class OperatorDeadlineIT {

    private static final Duration ANSWERED = Duration.ofSeconds(8);
    private static final List<String> SLOW =
            List.of(
                    "alter table dead_letter rename to dead_letter_kept",
                    "create view dead_letter as select * from dead_letter_kept where exists (select"
                            + " from pg_sleep(20))",
                    "grant select on dead_letter to query_app",
                    """
                    create function linger() returns trigger language plpgsql as $$
                    begin
                        perform pg_sleep(20);
                        return new;
                    end $$
                    """,
                    "create trigger linger before insert on audit_read for each row execute"
                            + " function linger()");

    @Test
    void nobodyWaitsForLongerThanARequestMayTake() {
        try (World world = new World();
                Instance instance = world.start();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            JdbcClient migrator = JdbcClient.create(world.databases().readModel("migrator"));
            SLOW.forEach(each -> migrator.sql(each).update());
            Client admin = instance.as("admin");
            List<CompletableFuture<Reply>> replies =
                    Stream.of(
                                    "/api/admin/projections/workspace/dead-letters",
                                    "/api/admin/projections",
                                    "/api/admin/audit",
                                    "/api/admin/audit/export")
                            .map(
                                    path ->
                                            CompletableFuture.supplyAsync(
                                                    () -> admin.get(path), clients))
                            .toList();
            for (CompletableFuture<Reply> reply : replies) {
                assertThat(reply).succeedsWithin(ANSWERED);
                assertThat(reply.join().status()).as(reply.join().toString()).isEqualTo(503);
            }
        }
    }
}
