package io.taskledger.command.platform.migrate;

import io.taskledger.eventlog.EventLogMigration;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import javax.sql.DataSource;

/**
 * Migrates the log that the settings {@code taskledger.eventlog.*} name, as the migrator they name.
 * Needs nothing else of the service's settings.
 */
public final class Migration {

    private Migration() {}

    /** Exits the JVM with a status other than 0 by an exception if the schema cannot be changed. */
    public static void run(String... args) {
        try (var context =
                new SpringApplicationBuilder(Migration.class)
                        .web(WebApplicationType.NONE)
                        .run(args)) {
            EventLogMigration.migrate(log(context.getEnvironment()));
        }
    }

    private static DataSource log(Environment settings) {
        return new DriverManagerDataSource(
                settings.getRequiredProperty("taskledger.eventlog.url"),
                settings.getProperty("taskledger.eventlog.username", "migrator"),
                settings.getProperty("taskledger.eventlog.password", ""));
    }
}
