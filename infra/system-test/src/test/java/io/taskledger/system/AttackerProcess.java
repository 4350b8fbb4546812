package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.system.attack.Attack;
import io.taskledger.system.attack.Attacker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An attack that is under way, in a process of its own that keeps to 0.3 of a core. */
final class AttackerProcess {

    private static final long MOST_BYTES_OF_AN_ERROR = 64 * 1024;

    private final Process process;
    private final BufferedReader words;
    private final Duration length;

    private AttackerProcess(Process process, Duration length) {
        this.process = process;
        this.words = process.inputReader(StandardCharsets.UTF_8);
        this.length = length;
    }

    /** Returns when it begins. */
    static AttackerProcess start(
            LocalSystem system, Attack attack, Duration length, HeavyProject heavy)
            throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        Attacker.class.getName(),
                        attack.name(),
                        Long.toString(length.toSeconds()),
                        system.baseUrl().toString(),
                        system.instance("command-side").toString(),
                        system.instance("query-side").toString(),
                        system.token(HeavyProject.OWNER),
                        heavy.tasks(),
                        heavy.task());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        AttackerProcess attacker = new AttackerProcess(process, length);
        assertThat(attacker.words.readLine()).isEqualTo(Attacker.BEGINS);
        return attacker;
    }

    /** Returns what it says of itself when its time is over. */
    String end() throws IOException, InterruptedException {
        assertThat(process.waitFor(length.toSeconds() + 30, TimeUnit.SECONDS))
                .as("the attack has ended")
                .isTrue();
        String told = words.readLine();
        assertThat(process.exitValue()).as(told).isZero();
        assertThat(number(told, "attempts")).as(told).isPositive();
        assertThat(number(told, "largestError")).as(told).isLessThan(MOST_BYTES_OF_AN_ERROR);
        return told;
    }

    private static long number(String told, String name) {
        return Long.parseLong(told.replaceAll("(?s).*\\b" + name + "=(\\d+).*", "$1"));
    }
}
