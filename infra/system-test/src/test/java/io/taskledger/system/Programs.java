package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs that tests run and talk to. */
final class Programs {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path OUTPUTS = Path.of("target/outputs");

    private Programs() {}

    static Path root() {
        return ROOT;
    }

    /** What the command printed on standard output; its standard error goes to ours. */
    static String run(String... command) {
        return run(Map.of(), ROOT, command);
    }

    static String run(Map<String, String> variables, Path directory, String... command) {
        Path output = newOutput();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .redirectOutput(output.toFile());
            if (!command[0].startsWith("/") && command[0].contains("/")) {
                builder.command().set(0, ROOT.resolve(command[0]).toString());
            }
            builder.environment().putAll(variables);
            Process process = builder.start();
            boolean ended = process.waitFor(10, MINUTES);
            String text = Files.readString(output);
            assertThat(ended).as("%s ended", List.of(command)).isTrue();
            assertThat(process.exitValue()).as("%s said: %s", List.of(command), text).isZero();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            output.toFile().delete();
        }
    }

    /** A file and no pipe: what a command leaves running would hold the pipe open. */
    private static Path newOutput() {
        try {
            return Files.createTempFile(Files.createDirectories(OUTPUTS), "command", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties a cache at once, as an operator in a hurry would. */
    static void flush(URI redis) {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            String account = redis.getUserInfo().replace(':', ' ');
            String commands = "AUTH " + account + "\r\nFLUSHALL\r\n";
            socket.getOutputStream().write(commands.getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(10), US_ASCII))
                    .isEqualTo("+OK\r\n+OK\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
