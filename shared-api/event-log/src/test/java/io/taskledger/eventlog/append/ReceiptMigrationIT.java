package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestPostgres;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

import javax.sql.DataSource;

/** The receipts of the release before, and that release beside this one. */
class ReceiptMigrationIT {

    /** As a function of before writes one, which was under way meanwhile. */
    private static final String INSERT =
            "insert into receipt (caller, key, position, append_id, recorded_at, request_hash,"
                    + " response) values ('ann', '%s', 1, 1, now(), '1', '{}')";

    @Test
    void keepsWhatIsThereAndTakesWhatTheReleaseBeforeWrites() throws SQLException {
        try (TestPostgres databases = TestPostgres.create()) {
            DataSource migrator = databases.eventLog("migrator");
            Flyway.configure()
                    .dataSource(migrator)
                    .locations("classpath:db/eventlog")
                    .table("eventlog_schema_history")
                    .target("7")
                    .load()
                    .migrate();
            execute(migrator, INSERT.formatted("before"));
            EventLogMigration.migrate(migrator);
            execute(migrator, INSERT.formatted("beside"));

            String role = "command_app";
            DataSource pool =
                    EventLogDataSource.forAppends(
                            databases.eventLogUrl(), role, TestPostgres.password(role));
            try (var appends = new GroupAppend(pool)) {
                var receipts = new Receipts(pool, appends);
                for (String key : new String[] {"before", "beside"}) {
                    assertThat(receipts.find("ann", key)).isPresent();
                    assertThatThrownBy(() -> receipts.record(OutcomesIT.receipt(key, 1)))
                            .isInstanceOf(DuplicateReceiptException.class);
                }
                assertThat(receipts.record(OutcomesIT.receipt("after", 1))).isZero();
            }
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
