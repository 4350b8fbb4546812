package io.taskledger.query.platform;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

/** Brings the read model's schema to this version; run by the migrator, never by the service. */
public final class ReadModelMigration {

    private ReadModelMigration() {}

    /**
     * @param environment has {@code TASKLEDGER_READMODEL_URL}, {@code _USERNAME} and {@code
     *     _PASSWORD} of the migrator; no password where the URL names a plugin that makes one
     */
    public static void migrate(Map<String, String> environment) {
        migrate(
                new DriverManagerDataSource(
                        required(environment, "TASKLEDGER_READMODEL_URL"),
                        required(environment, "TASKLEDGER_READMODEL_USERNAME"),
                        environment.getOrDefault("TASKLEDGER_READMODEL_PASSWORD", "")));
    }

    /**
     * Applies what is missing; safe to run at once from several places. A script that fails, or
     * that waits for a lock for longer than 5 s, leaves the schema as it was before that script.
     */
    public static void migrate(DataSource migrator) {
        Flyway.configure()
                .dataSource(migrator)
                .locations("classpath:db/readmodel")
                .table("readmodel_schema_history")
                // Services that need a table wait behind whoever waits to change it.
                .initSql("set lock_timeout = '5s'")
                .load()
                .migrate();
    }

    private static String required(Map<String, String> environment, String name) {
        @Nullable String value = environment.get(name);
        return Objects.requireNonNull(value, () -> name + " is not set");
    }
}
