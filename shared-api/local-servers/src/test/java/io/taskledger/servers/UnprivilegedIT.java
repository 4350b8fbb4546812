package io.taskledger.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

class UnprivilegedIT {

    /** As root this is the way of machines without user namespaces; else there is but one way. */
    @Test
    void startsPostgresWithoutAUserNamespace() throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        var way = root ? Unprivileged.byAccount() : Unprivileged.detect();
        Path directory = Files.createTempDirectory("taskledger-unprivileged");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = directory.resolve("data");
        var options = new PostgresServer.Options(data, FreePort.find(), false);

        Process process = new PostgresLaunch(options, way).run();
        try {
            assertThat(process.isAlive()).isTrue();
        } finally {
            PostgresLaunch.stop(process.toHandle(), Duration.ofSeconds(10));
            new ProcessBuilder("rm", "-rf", directory.toString()).start().waitFor();
        }
        assertThat(process.isAlive()).isFalse();
    }
}
