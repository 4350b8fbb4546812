package io.taskledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class SupervisedTest {

    @TempDir Path directory;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private Supervised supervised;

    @AfterEach
    void stop() {
        supervised.stop();
    }

    @Test
    void startsAKilledProcessAgainAndKeepsItsPidFileTrue() throws Exception {
        start("exec sleep 600");
        ProcessHandle first = pidFile().process().orElseThrow();

        first.destroyForcibly();

        ProcessHandle second =
                await().until(
                                () -> pidFile().process(),
                                other -> other.isPresent() && !other.get().equals(first))
                        .orElseThrow();
        assertThat(second.isAlive()).isTrue();
        await().untilAsserted(
                        () ->
                                assertThat(log)
                                        .containsExactly(
                                                "part ended: it was killed (SIGKILL). Starting it"
                                                        + " again.",
                                                "part is ready again."));
    }

    @Test
    void doesNotStartAgainWhatItStopped() throws Exception {
        start("exec sleep 600");
        ProcessHandle process = pidFile().process().orElseThrow();

        supervised.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(pidFile().file()).doesNotExist();
        assertThat(log).isEmpty();
    }

    @Test
    void killsWhatDoesNotListen() throws Exception {
        start("trap '' TERM; while :; do sleep 0.05; done");
        ProcessHandle process = pidFile().process().orElseThrow();
        supervised.stop();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void saysThatItEndedWhileStarting() {
        supervised = new Supervised(part("exit 3", false), pidFile(), log::add);
        assertThatThrownBy(supervised::start)
                .isInstanceOf(StartFailed.class)
                .hasMessage("part ended while starting: exit code 3");
    }

    private void start(String script) throws Exception {
        supervised = new Supervised(part(script, true), pidFile(), log::add);
        supervised.start();
    }

    private PidFile pidFile() {
        return new PidFile(directory.resolve("part.pid"));
    }

    private static Part part(String script, boolean ready) {
        return new Part() {
            @Override
            public String name() {
                return "part";
            }

            @Override
            public Running start() throws IOException {
                return Running.of(
                        new ProcessBuilder("sh", "-c", script).start(), Duration.ofMillis(300));
            }

            @Override
            public boolean isReady() {
                return ready;
            }
        };
    }
}
