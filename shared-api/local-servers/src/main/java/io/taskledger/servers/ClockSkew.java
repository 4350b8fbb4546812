package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * For tests: processes whose clock is wrong, by libfaketime. Where Debian's package is missing and
 * this process may install it, it does. Intervals stay right, as they do on a machine whose clock
 * is wrong.
 */
public final class ClockSkew {

    /** Why there is none, in a sentence that says what to do. */
    public static final String MISSING =
            "libfaketime is missing: install it (Debian, Ubuntu: sudo apt-get install libfaketime;"
                    + " Fedora: sudo dnf install libfaketime)";

    private static final Optional<Path> LIBRARY = find();

    private ClockSkew() {}

    /** Whether this machine can have such processes. */
    public static boolean isPossible() {
        return LIBRARY.isPresent();
    }

    /**
     * Variables for a process whose clock is to differ by so much.
     *
     * @throws IllegalStateException if this is not possible here
     */
    public static Map<String, String> by(Duration skew) {
        Path library = LIBRARY.orElseThrow(() -> new IllegalStateException(MISSING));
        return variables(library, skew);
    }

    private static Map<String, String> variables(Path library, Duration skew) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                "%+ds".formatted(skew.toSeconds()),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Else a wait for a while ends at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    private static Optional<Path> find() {
        return installed()
                .or(
                        () -> {
                            install();
                            return installed();
                        })
                .filter(ClockSkew::works);
    }

    private static Optional<Path> installed() {
        return Stream.of("/usr/lib", "/usr/lib64")
                .flatMap(ClockSkew::within)
                .map(directory -> directory.resolve("faketime/libfaketime.so.1"))
                .filter(Files::isReadable)
                .findFirst();
    }

    /** The directory and those in it, one for each platform on Debian. */
    private static Stream<Path> within(String name) {
        Path directory = Path.of(name);
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return Stream.concat(Stream.of(directory), inside.toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install() {
        String[] install = {
            "apt-get", "install", "-y", "-qq", "--no-install-recommends", "libfaketime"
        };
        boolean mayInstall = "root".equals(System.getProperty("user.name"));
        if (mayInstall && run(Map.of(), install).isEmpty()) {
            run(Map.of(), "apt-get", "update", "-qq");
            run(Map.of(), install);
        }
    }

    private static boolean works(Path library) {
        Duration skew = Duration.ofMinutes(-10);
        return run(variables(library, skew), "date", "+%s")
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text.strip())))
                .map(told -> Duration.between(Instant.now(), told))
                .filter(difference -> difference.minus(skew).abs().toSeconds() < 60)
                .isPresent();
    }

    /** What it said; empty if it is not there or failed. */
    private static Optional<String> run(Map<String, String> environment, String... command) {
        try {
            var builder = new ProcessBuilder(List.of(command));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Map<String, String> variables = new HashMap<>(environment);
            variables.put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            boolean ended = process.waitFor(1, TimeUnit.MINUTES);
            return ended && process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
