package io.taskledger.eventlog;

import org.flywaydb.core.Flyway;

import java.util.Map;

import javax.sql.DataSource;

/**
 * Brings the log's schema to this version. Run by the migrator before services start, never by
 * them.
 */
public final class EventLogMigration {

    private EventLogMigration() {}

    /**
     * Applies what is missing; safe to run at once from several places. A script that fails, or
     * that waits for a lock for longer than 5 s, leaves the schema as it was before that script;
     * only an index that was being built online is left invalid, to be dropped.
     *
     * @param migrator connects to the log's database as its owner
     * @throws org.flywaydb.core.api.FlywayException when a script fails or an applied one was
     *     changed
     */
    public static void migrate(DataSource migrator) {
        Flyway.configure()
                .dataSource(migrator)
                .locations("classpath:db/eventlog")
                .table("eventlog_schema_history")
                // Services that need a table wait behind whoever waits to change it.
                .initSql("set lock_timeout = '5s'")
                // Its lock as a transaction would be waited for by an index that is built online.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }
}
