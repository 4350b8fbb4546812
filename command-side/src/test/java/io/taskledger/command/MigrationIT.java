package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.eventlog.read.LogReader;

import org.junit.jupiter.api.Test;

/** {@code java -jar command-side.jar migrate}. */
class MigrationIT {

    @Test
    void makesAnEmptyDatabaseFitToServe() {
        try (io.taskledger.servers.TestPostgres postgres =
                io.taskledger.servers.TestPostgres.create()) {
            String[] settings = {
                "migrate",
                "--taskledger.eventlog.url=" + postgres.eventLogUrl(),
                "--taskledger.eventlog.username=migrator",
                "--taskledger.eventlog.password="
                        + io.taskledger.servers.TestPostgres.password("migrator")
            };
            CommandSide.main(settings);
            CommandSide.main(settings);

            LogReader log =
                    new LogReader(
                            postgres.eventLog("command_app"),
                            io.taskledger.eventlog.axon.EventSerializers.jsonSerializer(
                                    EventCatalogue.EVENTS));
            assertThat(log.head()).isZero();
        }
    }

    @Test
    void failsLoudlyWithoutADatabase() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(
                        () ->
                                CommandSide.main(
                                        new String[] {
                                            "migrate",
                                            "--taskledger.eventlog.url=jdbc:postgresql://127.0.0.1:1/none"
                                        }));
    }
}
