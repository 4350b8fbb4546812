package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.EventLogMigration;
import io.taskledger.servers.TestPostgres;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Objects;
import java.util.stream.Stream;

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
            migrate(migrator, "7");
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

    /** However many there are, nobody waits until they are looked through. */
    @Test
    void makesASlotOfWhatIsThereWithoutReadingIt() throws Exception {
        try (TestPostgres databases = TestPostgres.create()) {
            DataSource migrator = databases.eventLog("migrator");
            migrate(migrator, "7");
            execute(migrator, INSERT.formatted("before"));
            migrate(migrator, "7.2");
            try (var connection = migrator.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local client_min_messages = debug1");
                statement.execute(script("V008__append_lock_and_receipt_days.sql"));
                assertThat(
                                Stream.iterate(
                                        statement.getWarnings(),
                                        Objects::nonNull,
                                        SQLWarning::getNextWarning))
                        .extracting(SQLWarning::getMessage)
                        .anyMatch(message -> message.contains("\"receipt_before\" is implied by"));
                connection.rollback();
            }
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        EventLogMigration.class.getResourceAsStream("/db/eventlog/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void migrate(DataSource migrator, String target) {
        Flyway.configure()
                .dataSource(migrator)
                .locations("classpath:db/eventlog")
                .table("eventlog_schema_history")
                .target(target)
                .load()
                .migrate();
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
