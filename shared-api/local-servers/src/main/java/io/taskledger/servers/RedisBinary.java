package io.taskledger.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The {@code redis-server} that runs on this machine. The bundled one comes first, so that every
 * machine tests against the same server; one from the PATH is the last resort, for platforms
 * without a bundled one.
 */
final class RedisBinary {

    private RedisBinary() {}

    /**
     * @param directory where a bundled binary is unpacked; a file left by an earlier start is used
     *     again
     * @throws IOException if nothing that runs was found
     */
    static Path in(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String resource : bundled()) {
            Path file = directory.resolve(resource).toAbsolutePath();
            if (!Files.exists(file)) {
                unpack(resource, file);
            }
            if (runs(file.toString())) {
                return file;
            }
        }
        for (String name : List.of("redis-server", "valkey-server")) {
            if (runs(name)) {
                return Path.of(name);
            }
        }
        throw new IOException(
                "No Redis server runs here: none is bundled for this platform and neither"
                        + " redis-server nor valkey-server is on the PATH");
    }

    private static List<String> bundled() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        if (os.contains("mac")) {
            return List.of("redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64"));
        }
        if (!os.contains("linux")) {
            return List.of();
        }
        // The 64-bit build needs OpenSSL 3 on the machine; the 32-bit one is static.
        return arm
                ? List.of("redis-server-6.2.7-linux-arm64")
                : List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
    }

    private static void unpack(String resource, Path file) throws IOException {
        Path partial = Files.createTempFile(file.getParent(), "redis", ".part");
        try (InputStream in = RedisBinary.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IOException("Not bundled: " + resource);
            }
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            if (!partial.toFile().setExecutable(true)) {
                throw new IOException("Cannot make executable: " + partial);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static boolean runs(String command) {
        try {
            Process process =
                    new ProcessBuilder(command, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
