package io.taskledger.local.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bounds the logs: each start begins new files and keeps those of the start before as {@code
 * <name>.log.1}; a file that reaches 64 MiB while it is written is moved aside the same way.
 */
final class LogFiles {

    private static final long LARGEST = 64L << 20;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Path directory;

    LogFiles(Path directory) {
        this.directory = directory;
    }

    /** Not those of the launcher and of the build: they were begun before. */
    void beginNew() throws IOException {
        for (Path log : logs()) {
            boolean begun = log.endsWith("launcher.log") || log.endsWith("build.log");
            if (!begun && !Files.isSymbolicLink(log)) {
                Files.move(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Watches the sizes as long as the JVM runs. */
    void watch() {
        Thread.ofVirtual().name("log files").start(this::boundForever);
    }

    private void boundForever() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                bound(LARGEST);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The writers append, so a file cut to nothing goes on from there. */
    void bound(long largest) {
        try {
            for (Path log : logs()) {
                if (Files.size(log) > largest) {
                    Files.copy(log, previous(log), StandardCopyOption.REPLACE_EXISTING);
                    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                        file.setLength(0);
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Cannot bound the logs: " + e.getMessage());
        }
    }

    private static Path previous(Path log) {
        return log.resolveSibling(log.getFileName() + ".1");
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
