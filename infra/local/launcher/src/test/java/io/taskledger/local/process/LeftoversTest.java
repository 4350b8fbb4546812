package io.taskledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

class LeftoversTest {

    @TempDir Path run;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        new PidFile(run.resolve("part.pid")).write(process.pid());
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void stopsWhatAKilledLauncherLeft() throws IOException {
        assertThat(new Leftovers(run).stop(name -> true)).containsExactly("part");
        assertThat(process.isAlive()).isFalse();
        assertThat(run.resolve("part.pid")).doesNotExist();
    }

    @Test
    void leavesAloneAYoungerProcessThatWasGivenTheSameNumber() throws IOException {
        FileTime beforeReboot = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(run.resolve("part.pid"), beforeReboot);

        assertThat(new Leftovers(run).stop(name -> true)).isEmpty();
        assertThat(process.isAlive()).isTrue();
        assertThat(run.resolve("part.pid")).doesNotExist();
    }

    @Test
    void stopsOnlyWhatIsWanted() throws IOException {
        assertThat(new Leftovers(run).stop(name -> name.equals("other"))).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void survivesAPidFileThatSaysNothing() throws IOException {
        Files.writeString(run.resolve("part.pid"), "");
        assertThat(new Leftovers(run).stop(name -> true)).isEmpty();
    }
}
