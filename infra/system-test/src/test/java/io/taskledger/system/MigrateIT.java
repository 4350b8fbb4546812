package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

/** {@code java -jar … migrate}, as the migration tasks of a delivery run it. */
class MigrateIT {

    @Test
    void makesBothSchemasAndSaysSoWithItsExitCode() throws Exception {
        try (TestPostgres databases = TestPostgres.create()) {
            Process log = migrate("command-side", "EVENTLOG", databases.eventLogUrl());
            Process readModel = migrate("query-side", "READMODEL", databases.readModelUrl());
            Process nowhere = migrate("query-side", "READMODEL", "jdbc:postgresql://127.0.0.1:1/x");
            assertThat(endOf(log)).isZero();
            assertThat(endOf(readModel)).isZero();
            assertThat(endOf(nowhere)).isPositive();
            assertThat(isFilled(databases.eventLog("migrator"), "eventlog")).isTrue();
            assertThat(isFilled(databases.readModel("migrator"), "readmodel")).isTrue();
        }
    }

    private static boolean isFilled(DataSource database, String name) throws SQLException {
        try (var connection = database.getConnection();
                var row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select bool_and(success) from %s_schema_history"
                                                .formatted(name))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static int endOf(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        System.out.println(said.lines().reduce("", (before, line) -> line));
        return status;
    }

    private static Process migrate(String side, String database, String url) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = Path.of(side, "target", side + "-0.1.0-SNAPSHOT.jar");
        var builder =
                new ProcessBuilder(
                        java.toString(),
                        "-jar",
                        Programs.root().resolve(jar).toString(),
                        "migrate");
        builder.environment().putAll(Scale.javaOptions());
        builder.environment()
                .putAll(
                        Map.of(
                                "TASKLEDGER_" + database + "_URL",
                                url,
                                "TASKLEDGER_" + database + "_USERNAME",
                                "migrator",
                                "TASKLEDGER_" + database + "_PASSWORD",
                                TestPostgres.password("migrator")));
        return builder.redirectErrorStream(true).start();
    }
}
