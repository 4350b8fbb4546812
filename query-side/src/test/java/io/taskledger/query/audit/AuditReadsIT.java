package io.taskledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.World;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

/** Who reads the audit trail as one hour ends and the next begins, by the database's clock. */
@Timeout(120)
class AuditReadsIT {

    private static final String READ = "/api/admin/audit?type=AuditTrailRead";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void isNotedInBothHours() {
        try (World world = new World()) {
            JdbcClient owner = JdbcClient.create(world.databases().readModel("migrator"));
            haveAClockThatCanBeSet(world, owner);
            try (Instance instance = world.start()) {
                Client admin = instance.as("admin");
                setTwoSecondsBeforeTheHour(owner);
                admin.get(READ);
                assertThat(admin.get(READ).content()).hasSize(1);
                await().atMost(SOON).until(() -> admin.get(READ).content().size() == 2);
                assertThat(admin.get(READ).content()).hasSize(2);
            }
        }
    }

    /** The service finds this function before PostgreSQL's own. */
    private static void haveAClockThatCanBeSet(World world, JdbcClient owner) {
        owner.sql("create table clock as select interval '0' as lead").update();
        owner.sql(
                        """
                        create function public.clock_timestamp() returns timestamptz language sql volatile
                        security definer as 'select pg_catalog.clock_timestamp() + lead from clock'
                        """)
                .update();
        String url = world.databases().readModelUrl();
        String user = PostgresServer.SUPERUSER;
        JdbcClient.create(TestPostgres.server().dataSource("postgres", user, user))
                .sql(
                        "alter role query_app in database %s set search_path = public, pg_catalog"
                                .formatted(url.substring(url.lastIndexOf('/') + 1)))
                .update();
    }

    private static void setTwoSecondsBeforeTheHour(JdbcClient owner) {
        owner.sql(
                        """
                        update clock
                        set    lead = date_trunc('hour', real.now) + interval '59 minutes 58 seconds' - real.now
                        from   (select pg_catalog.clock_timestamp() as now) as real
                        """)
                .update();
    }
}
